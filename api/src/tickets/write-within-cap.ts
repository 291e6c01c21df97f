import { AppError, assertThat } from '#api/app-error';
import type { Hands } from '#api/assignment/index';
import { hasWords } from '#shared/text/clean';
import { offeredBy } from '#shared/tickets/ticket-actions';

import type { Step } from './step';
import type { Ticket } from './ticket';
import type { TicketChange } from './ticket-change';
import type { TicketDeps } from './ticket-deps';
import { ticketWords } from './words';
import { writeChange } from './write-change';

type Decided = { step: Step; change: TicketChange };

/**
 * Writes a step and, where it gives somebody one more ticket, only while they may have one more: nobody else is chosen, offers or takes
 * between the count and the write. The desk may go beyond, when it says so and why; that is kept with the step.
 * Null when somebody else changed the ticket meanwhile.
 *
 * @throws {AppError} `ticket.hands_full`, `ticket.assignee_full`, `ticket.note_required`
 */
export async function writeWithinCap(
  deps: TicketDeps,
  ticket: Ticket,
  { step, change }: Decided,
): Promise<Ticket | null> {
  const taker = takerOf(ticket, step);
  if (taker === null) {
    return writeChange(deps, ticket, change);
  }
  return deps.chooseAlone(async () => {
    const hands = await deps.handsOf(taker, step.now);
    if (hands === null || hands.held < hands.capacity) {
      return writeChange(deps, ticket, change);
    }
    await assertKnowingly(deps, { step, taker, hands });
    return writeChange(deps, ticket, withMark(change, hands));
  });
}

/** Who has one ticket more by this step; null: nobody, as whoever is asked already has it counted. */
function takerOf({ offer }: Ticket, { action, actor, body }: Step): string | null {
  const taker = action === 'accept' ? (actor?.id ?? null) : offeredBy(action, body);
  return taker === offer?.to ? null : taker;
}

type Beyond = { step: Step; taker: string; hands: Hands };

async function assertKnowingly({ people }: TicketDeps, { step, taker, hands }: Beyond) {
  const { action, body, relations } = step;
  const { held, capacity } = hands;
  if (action === 'accept') {
    throw new AppError('ticket.hands_full', { title: ticketWords.handsFull(held, capacity) });
  }
  const isDesk = relations.has('dispatcher') || relations.has('manager');
  if (!isDesk || body.isAboveCap !== true) {
    const name = (await people([taker])).get(taker)?.name ?? ticketWords.departed;
    const title = ticketWords.assigneeFull(name, held, capacity);
    throw new AppError('ticket.assignee_full', { title });
  }
  assertThat(hasWords(body.note ?? ''), 'ticket.note_required');
}

function withMark(change: TicketChange, aboveCap: Hands): TicketChange {
  const [first, ...others] = change.entries;
  return first ? { ...change, entries: [{ ...first, aboveCap }, ...others] } : change;
}
