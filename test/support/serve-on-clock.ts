import type { Clock } from '#api/clock';
import { startProduct } from '#api/compose/index';
import { readSettings, widenBounds } from '#api/config/index';
import { createLog } from '#api/log';

/** The API as main.ts starts it, but on another clock and without limits, until the test that started this process is gone. */
export async function serveOnClock(clock: Clock): Promise<void> {
  const { url } = await startProduct(readSettings(process.env), {
    log: createLog('warn'),
    clock,
    bounds: widenBounds(1_000_000),
  });
  process.send?.({ url });
  process.on('disconnect', () => process.exit());
}
