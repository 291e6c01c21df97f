import { takeNext } from '#api/background/index';

import { decideStep } from '../decide-step';
import type { OwnStep } from '../step';
import type { Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';
import type { TicketDeps } from '../ticket-deps';
import { ticketWords } from '../words';
import { writeChange } from '../write-change';

/**
 * Somebody went off duty, or a leave began: what they were asked to take before goes on to the next, and what they hold goes to the desk
 * where they said so. What they are asked afterwards stays with them: whoever is on call may be off duty. False when nothing is left.
 */
export function leaveToOthers(deps: TicketDeps): Promise<boolean> {
  return takeNext(deps.attempts, {
    kind: 'absence',
    isAlone: true,
    due: async (passedOver, most) => {
      const absences = await deps.absences(deps.clock());
      return absences.length === 0 ? [] : deps.leftTickets(absences, { passedOver, most });
    },
    work: (ticketId) => leaveOne(deps, ticketId),
  });
}

/** False: somebody else changed the ticket first. */
async function leaveOne(deps: TicketDeps, ticketId: string): Promise<boolean> {
  const ticket = await deps.tickets.find(ticketId, { isFresh: true });
  const change = ticket && (await changeOf(deps, ticket));
  return ticket !== null && change !== null && (await writeChange(deps, ticket, change)) !== null;
}

async function changeOf(deps: TicketDeps, ticket: Ticket): Promise<TicketChange | null> {
  const now = deps.clock();
  const absences = await deps.absences(now);
  const own: OwnStep = {
    ...{ actor: null, relations: new Set(['system'] as const), key: null, fingerprint: null },
    ...{ now, terms: await deps.terms(ticket), body: { note: ticketWords.leavesDuty } },
  };
  const { assigneeId, offer } = ticket;
  if (absences.some(({ personId, since }) => offer?.to === personId && offer.at < since)) {
    return decideStep(ticket, { ...own, action: 'lapse' });
  }
  return absences.some(({ handsOver, personId }) => handsOver && personId === assigneeId)
    ? decideStep(ticket, { ...own, action: 'hand_over' })
    : null;
}
