export { openStorage } from './open-storage';
export type { ByteRange, LocalFile, Storage } from './storage';
