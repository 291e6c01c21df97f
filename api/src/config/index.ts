export { withSettings } from './describe-settings';
export { keptSecret, prepareDataDir } from './data-dir';
export { readSettings, type Settings } from './read-settings';
export { StartError } from './start-error';
