import { takeNext } from '#api/background/index';

import type { TicketDeps } from './ticket-deps';

/** Moves the older entries of one ticket that holds too many; false when there is none. */
export function moveHistory({
  attempts,
  history,
}: Pick<TicketDeps, 'attempts' | 'history'>): Promise<boolean> {
  return takeNext(attempts, {
    kind: 'history',
    isAlone: true,
    due: (passedOver, most) => history.due({ passedOver, most }),
    work: (ticketId) => history.move(ticketId),
  });
}
