export { setAsideRoom } from './set-aside-room';
