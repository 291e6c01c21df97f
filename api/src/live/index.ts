export { liveLimits, serveLive, type LiveLimits } from './serve-live';
export { localBus, sessionName, type Bus, type News } from './news';
export { livePresence, type Presence } from './presence';
export { redisBus } from './redis-bus';
