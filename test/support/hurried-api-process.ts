import { startProduct } from '#api/compose/index';
import { readSettings, widenBounds } from '#api/config/index';
import { createLog } from '#api/log';

import { hurriedClock } from './hurried-clock';

// the API as main.ts starts it, but on a clock that runs fast and without limits
const { url } = await startProduct(readSettings(process.env), {
  log: createLog('warn'),
  clock: hurriedClock(Number(process.env['CLOCK_STARTED_AT'])),
  bounds: widenBounds(1_000_000),
});
process.send?.({ url });
process.on('disconnect', () => process.exit());
