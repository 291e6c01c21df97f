export { connectBus } from './bus';
export { startDatabase } from './database';
export type { Foundation } from './foundation';
export { noticeOwners } from './list-rooms';
export { composeRooms, type RoomDeps } from './room-deps';
export { startProduct, type Product } from './start-product';
export { undoAll, type Undo } from './undo';
