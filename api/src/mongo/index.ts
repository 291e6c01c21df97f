export { buildIndexes, connectDatabase, isReachable, type Database } from './connect';
export { databaseFailure } from './database-failure';
export type { FieldsOf } from './fields-of';
export { isDuplicateKey } from './is-duplicate-key';
export { isObjectId } from './is-object-id';
export { isUnreachable } from './is-unreachable';
export { findPage, type KeysetOrder, type Page, type PageInput } from './keyset-page';
export { migrate } from './migrations/index';
export { probeWrite } from './write-probe';
