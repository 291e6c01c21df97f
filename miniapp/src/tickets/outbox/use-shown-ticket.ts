import { useSession } from '#miniapp/client/session';
import { useStore } from '#miniapp/client/store';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { asIfDone, type ShownTicket } from './as-if-done';
import { stepOutbox, stepsOn } from './step-outbox';

/** A ticket with what its reader has done on it and what still waits on this phone. */
export function useShownTicket(ticket: TicketReply): ShownTicket {
  const steps = stepsOn(useStore(stepOutbox).steps, ticket.id);
  const me = useSession()?.user;
  return me && steps.length > 0 ? asIfDone(ticket, steps, me) : ticket;
}
