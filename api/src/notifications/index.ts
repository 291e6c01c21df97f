export type { Channel, Recipient } from './channel';
export { inboxChannel } from './inbox-channel';
export { inboxRepository, type InboxRepository } from './inbox-repository';
export { notificationRoutes, type NotificationDeps } from './notification-routes';
export { relayBatch, type RelayDeps } from './relay-batch';
export { startRelay, type Relay } from './start-relay';
