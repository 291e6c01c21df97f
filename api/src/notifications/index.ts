export { creditRepository } from './credit-repository';
export { inboxChannel } from './inbox-channel';
export { inboxRepository } from './inbox-repository';
export { liveChannel } from './live-channel';
export { notificationRoutes } from './notification-routes';
export { startRelay, type Relay } from './start-relay';
export { subscriptionRoutes } from './subscription-routes';
export { takeSubscriptionEvent, type SubscriptionDeps, type TemplateIds } from './subscriptions';
