export { liveLimits, openLive, type LiveLimits } from './open-live';
export { localBus, sessionName, type Bus, type News } from './news';
export { redisBus } from './redis-bus';
