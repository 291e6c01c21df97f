import type { Bound } from '#shared/bounds/bound';

/** Whom the desk serves by telephone. */
export const customerBounds = {
  customersFound: {
    ...{ kind: 'list', most: 20, unit: 'people' },
    of: 'customers that the desk finds by a number or a name',
    beyond: 'the answer says that there are more; a longer name or the whole number finds fewer',
    place: 'api/src/accounts/caller-repository.ts',
  },
  callersJoined: {
    ...{ kind: 'list', most: 20, unit: 'people' },
    of: 'callers who turned out to be one person, one for each number that WeChat told of them',
    beyond: 'what further ones reported stays where it is',
    place: 'api/src/accounts/caller-repository.ts',
  },
  reportsMoved: {
    ...{ kind: 'fan-out', most: 100, unit: 'tickets' },
    of: 'tickets of a caller that become those of an account in one command',
    beyond: 'the next ones follow in the next command',
    place: 'api/src/tickets/reporter-repository.ts',
  },
  ticketsOfCustomer: {
    ...{ kind: 'list', most: 20, unit: 'tickets' },
    of: 'newest tickets of a customer that staff see beside a ticket',
    beyond: 'older ones are found by searching for the name or the number',
    place: 'api/src/tickets/customer-tickets-repository.ts',
  },
  notesOfCustomer: {
    ...{ kind: 'list', most: 200, unit: 'notes' },
    of: 'what staff wrote down about one customer',
    beyond: '409 customer.notes_full; one that is no longer needed is removed first',
    place: 'api/src/customers/customer-note-repository.ts',
  },
} as const satisfies Record<string, Bound>;
