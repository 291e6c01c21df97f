import process from 'node:process';

import { buildApi } from './build-api.js';
import { supervise } from './supervise.js';

/** `npm run serve`: the server, compiled and then started again whenever it ends by itself. */
async function main() {
  try {
    buildApi();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  return supervise({
    // whoever started us may want to know where it is, each time
    onStart: (product) => process.send?.(product),
  });
}

process.exit(await main());
