import { takeNext } from '#api/background/index';

import { tellLinked } from '../links/tell-linked';
import type { Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';
import type { TicketDeps } from '../ticket-deps';
import { writeChange } from '../write-change';

import { timerSteps } from './timer-steps';
import { dueTimer, nextTimer } from './timer-times';

/** Does what is due by itself on one ticket; false when nothing is. */
export function runTimers(deps: TicketDeps): Promise<boolean> {
  const { attempts, clock, tickets } = deps;
  return takeNext(attempts, {
    kind: 'timer',
    isAlone: true,
    due: (passedOver, most) => tickets.findTimed(clock(), { passedOver, most }),
    work: (ticketId) => runTimer(deps, ticketId),
  });
}

/** One timer of a ticket; the next one that is due is another piece of work. False: somebody else changed the ticket first. */
export async function runTimer(deps: TicketDeps, ticketId: string): Promise<boolean> {
  const ticket = await deps.tickets.find(ticketId, { isFresh: true });
  if (!ticket) {
    return false;
  }
  const work = async () => {
    const change = await changeOf(deps, ticket);
    return change !== null && (await writeChange(deps, ticket, change)) !== null;
  };
  // who is chosen must have room for it when it is written
  return dueTimer(ticket, deps.clock()) === 'place' ? deps.chooseAlone(work) : work();
}

/** Null: another process was faster. */
async function changeOf(deps: TicketDeps, ticket: Ticket): Promise<TicketChange | null> {
  const now = deps.clock();
  const timer = dueTimer(ticket, now);
  if (timer === null) {
    return ticket.timerAt && ticket.timerAt <= now && !isSet(ticket) ? setAnew : null;
  }
  const own = { actor: null, relations: new Set(['system'] as const), body: {} };
  if (timer === 'link') {
    // first the other ticket, then this one: after a death in between it is told again, and knows it already
    await tellLinked(deps, ticket);
  }
  const terms = await deps.terms(ticket);
  return timerSteps[timer](ticket, { ...own, now, terms, key: null, fingerprint: null }, deps);
}

/** Whether a ticket says itself when its next timer is due; one that an earlier version wrote may not. */
function isSet(ticket: Ticket): boolean {
  return ticket.timerAt?.getTime() === nextTimer(ticket)?.getTime();
}

/** Every write sets the timers. */
const setAnew: TicketChange = { fields: {}, entries: [], outbox: [] };
