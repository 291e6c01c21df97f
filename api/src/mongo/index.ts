export { buildIndexes, connectDatabase, isReachable, type Database } from './connect';
export { isDuplicateKey } from './is-duplicate-key';
export { findPage, type KeysetOrder, type Page, type PageInput } from './keyset-page';
