export { inboxChannel } from './inbox-channel';
export { inboxRepository } from './inbox-repository';
export { notificationRoutes } from './notification-routes';
export { startRelay, type Relay } from './start-relay';
