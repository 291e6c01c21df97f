export { recordDeps, type RecordDeps } from './record-deps';
export { recordsRoom } from './records-room';
