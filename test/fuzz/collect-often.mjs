import { setInterval } from 'node:timers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// with the garbage gone every three seconds, what the heap holds is what is kept, on a fast machine as on a slow one
setFlagsFromString('--expose-gc');
setInterval(runInNewContext('gc'), 3000).unref();
