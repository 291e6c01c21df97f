export { createStorage } from './create-storage';
export { watchRoom, type RoomWatch } from './room-watch';
export { isStorageFull } from './storage-failure';
export type { ByteRange, LocalFile, Storage } from './storage';
