export { newestOf } from './newest-of';
export { recordCache } from './record-cache';
export { changesOnBus, noOtherProcess, type RecordChanges } from './record-changes';
