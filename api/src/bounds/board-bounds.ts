import type { Bound } from '#shared/bounds/bound';

/** What the engineer board is made of. */
export const boardBounds = {
  ticketsOnBoard: {
    ...{ kind: 'list', most: 2000, unit: 'tickets' },
    of: 'open tickets of all engineers together on the engineer board, held or asked for',
    beyond: 'the board shows no more; the queues show every one',
    place: 'api/src/tickets/board/board-repository.ts',
  },
  ticketsOfEngineerOnBoard: {
    ...{ kind: 'list', most: 24, unit: 'tickets' },
    of: 'tickets of one engineer that the engineer board shows one by one',
    beyond: 'the least urgent are only counted',
    place: 'api/src/tickets/board/show-board.ts',
  },
} as const satisfies Record<string, Bound>;
