import { startProduct } from '#api/compose/index';
import { readSettings, widenBounds } from '#api/config/index';
import { createLog } from '#api/log';

// the API as main.ts starts it, but its clock jumps ahead when a test says so
let ahead = 0;
process.on('message', (milliseconds: number) => {
  ahead += milliseconds;
});
const { url } = await startProduct(readSettings(process.env), {
  log: createLog('warn'),
  clock: () => new Date(Date.now() + ahead),
  bounds: widenBounds(1_000_000),
});
process.send?.({ url });
process.on('disconnect', () => process.exit());
