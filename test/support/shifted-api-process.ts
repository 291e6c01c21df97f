import { serveOnClock } from './serve-on-clock';

// its clock jumps ahead when a test says so
let ahead = 0;
process.on('message', (milliseconds: number) => {
  ahead += milliseconds;
});
await serveOnClock(() => new Date(Date.now() + ahead));
