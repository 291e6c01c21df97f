import { hurriedClock } from './hurried-clock';
import { serveOnClock } from './serve-on-clock';

// its clock runs fast
await serveOnClock(hurriedClock(Number(process.env['CLOCK_STARTED_AT'])));
