import {
  currentPerson,
  findCustomers,
  people,
  personFor,
  type AccountDeps,
  type AccountPorts,
} from '#api/accounts/index';
import { customerDeps, type CustomerDeps } from '#api/customers/index';
import { assetsOf, contractsInForce, type DirectoryDeps } from '#api/directory/index';
import {
  reportMoving,
  ticketAssignment,
  ticketsOfCustomer,
  type TicketDeps,
  type TicketPorts,
} from '#api/tickets/index';

import type { Foundation } from './foundation';

type Below = Pick<Foundation, 'changes' | 'database'>;

/** What accounts need of tickets, which come after them: it stands in the database alone. */
export function ticketsBelow({
  changes,
  database,
}: Below): Pick<AccountPorts, 'countOpenTickets' | 'moveReports'> {
  const { countOpen } = ticketAssignment(database);
  return { countOpenTickets: countOpen, moveReports: reportMoving(database, changes) };
}

/** What tickets need to know of whoever calls. */
export function callersFrom(
  accounts: AccountDeps,
): Pick<TicketPorts, 'currentPerson' | 'moveReports' | 'personFor'> {
  return {
    personFor: (caller) => personFor(accounts, caller),
    currentPerson: (id) => currentPerson(accounts, id),
    moveReports: accounts.moveReports,
  };
}

type Rooms = { accounts: AccountDeps; directory: DirectoryDeps; tickets: TicketDeps };

/** What is known of a customer comes from accounts, the directory and their tickets. */
export function composeCustomers(
  { clock, database }: Foundation,
  { accounts, directory, tickets }: Rooms,
): CustomerDeps {
  return customerDeps(database, {
    clock,
    findCustomers: (search) => findCustomers(accounts, search),
    currentPerson: (id) => currentPerson(accounts, id),
    joinedTo: accounts.users.joinedTo,
    people: (ids, reader) => people(accounts, ids, reader),
    organization: directory.organizations.find,
    contractsInForce: (organizationId, at) => contractsInForce(directory, organizationId, at),
    assets: (organizationId, page) => assetsOf(directory, organizationId, page),
    tickets: (customerId, reader) => ticketsOfCustomer(tickets, customerId, reader),
    isAtWorkFor: tickets.customers.isAtWorkFor,
  });
}
