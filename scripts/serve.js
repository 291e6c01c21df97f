import process from 'node:process';

import { supervise } from './supervise.js';

/** `npm run serve`: the server, started again whenever it ends by itself. */
const code = await supervise({
  // whoever started us may want to know where it is, each time
  onStart: (product) => process.send?.(product),
});
process.exit(code);
