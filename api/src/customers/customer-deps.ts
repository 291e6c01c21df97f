import type { Clock } from '#api/clock';
import type { Database, Page, PageInput } from '#api/mongo/index';
import type { PersonReply } from '#shared/accounts/account-api';
import type { Actor } from '#shared/accounts/actor';
import type {
  CustomerAsset,
  CustomerContract,
  CustomerReply,
} from '#shared/customers/customer-api';

import { customerNoteRepository, type CustomerNoteRepository } from './customer-note-repository';

/** A customer as accounts know them. */
export type Customer = {
  id: string;
  openid: string | null;
  name: string;
  role: Actor['role'];
  phone: string | null;
  organizationId: string | null;
  createdAt: Date;
};

export type CustomerSearch = { phone: string } | { phoneEnd: string } | { name: string };

/** What customers need of other rooms; compose/ puts the real ones in. */
export type CustomerPorts = {
  clock: Clock;
  /** A few more than are shown may be there. */
  findCustomers: (search: CustomerSearch) => Promise<readonly Customer[]>;
  /** Somebody as they are now, also when they signed in since the desk wrote them down. */
  currentPerson: (id: string) => Promise<Customer | null>;
  /** Callers who turned out to be this person. */
  joinedTo: (id: string) => Promise<readonly string[]>;
  people: (ids: readonly string[], reader: Actor) => Promise<ReadonlyMap<string, PersonReply>>;
  organization: (id: string) => Promise<{ id: string; name: string } | null>;
  contractsInForce: (organizationId: string, at: Date) => Promise<CustomerContract[]>;
  assets: (organizationId: string, page: PageInput) => Promise<Page<CustomerAsset>>;
  tickets: (customerId: string, reader: Actor) => Promise<CustomerReply['tickets']>;
  /** Whether this engineer holds, or is asked to take, an open ticket of this customer. */
  isAtWorkFor: (engineerId: string, customerId: string) => Promise<boolean>;
};

export type CustomerDeps = CustomerPorts & { notes: CustomerNoteRepository };

export function customerDeps(database: Database, ports: CustomerPorts): CustomerDeps {
  return { ...ports, notes: customerNoteRepository(database) };
}
