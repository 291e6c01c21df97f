export { answerCache, type Answers } from './answer-cache';
export { newestOf, type NewestNames } from './newest-of';
export { pageCache } from './page-cache';
export { briefly, recordCache } from './record-cache';
export { changesOnBus, noOtherProcess, type RecordChanges } from './record-changes';
