import type { ServiceTerms } from '#shared/promises/service-terms';

import type { StoredTicket } from '../support/tickets/ticket-work';

import { now, type World } from './world';

export type Told = {
  fact: string;
  kind: string;
  recipientId: string;
  createdAt: Date;
  source: { kind: string; id: string };
};

/** Who should have been told what. */
export type Expected = { kind: string; fact: string; to: (string | null)[] };

export type Case = {
  ticket: StoredTicket;
  terms: ServiceTerms;
  /** What people were told of it. */
  told: Told[];
};

/** What is left of a run: every ticket with its whole timeline, and every notice in an inbox. */
export type Evidence = {
  cases: Case[];
  /** When the run ended. */
  end: Date;
  /** Dispatchers and managers. */
  desk: string[];
  managers: string[];
  staff: ReadonlySet<string>;
};

export async function gather(world: World): Promise<Evidence> {
  const { company } = world;
  const { database } = world.api;
  const stored = (await database
    .collection('tickets')
    .find()
    .sort({ createdAt: 1 })
    .toArray()) as unknown as StoredTicket[];
  const inbox = (await database
    .collection('notifications')
    .find({ 'source.kind': 'ticket', channel: 'inbox' })
    .toArray()) as unknown as Told[];
  const told = new Map<string, Told[]>();
  for (const one of inbox) {
    told.set(one.source.id, [...(told.get(one.source.id) ?? []), one]);
  }
  const managers = [company.manager.id];
  const desk = [...company.dispatchers.map(({ id }) => id), ...managers];
  return {
    ...{ desk, managers, end: new Date(now(world)) },
    staff: new Set([...desk, ...company.engineers.map(({ id }) => id)]),
    cases: stored.map((ticket) => ({
      ticket,
      terms: company.termsOf(ticket.organizationId),
      told: told.get(ticket._id.toHexString()) ?? [],
    })),
  };
}
