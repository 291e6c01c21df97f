export { openStorage, readStorageUrl } from './open-storage';
export type { ByteRange, LocalFile, Storage } from './storage';
