export { widenBounds, type BoundName, type Bounds } from './bounds';
export { keptSecret, prepareDataDir } from './data-dir';
export { withSettings } from './describe-settings';
export { readSettings, type Settings } from './read-settings';
export { StartError } from './start-error';
