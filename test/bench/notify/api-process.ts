import { startProduct } from '#api/compose/index';
import { readSettings, widenBounds } from '#api/config/index';
import { createLog } from '#api/log';

import type { FanOut } from './figures';

// the product without limits, which also tells its listeners of steps that nobody took
const { rooms, url } = await startProduct(readSettings(process.env), {
  log: createLog('warn'),
  bounds: widenBounds(1_000_000),
  live: { person: Infinity, address: Infinity },
});
process.send?.({ url });
process.on('message', ({ ticketId, count }: FanOut) => {
  for (let seq = 1; seq <= count; seq += 1) {
    const event = { type: 'ticket', ticketId, seq } as const;
    rooms.announce({ kind: 'event', to: ['role:dispatcher'], staff: event, customer: null });
  }
});
process.on('disconnect', () => process.exit());
