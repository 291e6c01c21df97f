import type { TicketNoticeKind } from '#shared/tickets/notices/ticket-notices';

import { owedNotice } from './owed-notice';
import type { OutboxEntry, Ticket, TimelineEntry } from './ticket';

/** Who must know what became of an offer, beside whoever it is made to. */
export function offerNews(entry: TimelineEntry, before: Ticket, after: Ticket): OutboxEntry[] {
  const kind = newsOf(entry, before, after);
  return kind === null ? [] : [tell(kind, entry, { before, after })];
}

/** Nobody holds it and the product offers it to nobody: the desk has to find somebody. */
export function unplaced(entry: Pick<TimelineEntry, 'at' | 'seq'>, ticket: Ticket): OutboxEntry {
  const news = { ...entry, actorId: null, text: '' };
  return tell('unplaced', news, { before: ticket, after: ticket });
}

/** Everybody who could take it hears that it is there to be taken. */
export function pooled(
  entry: Pick<TimelineEntry, 'at' | 'seq'>,
  ticket: Ticket,
  offeredIds: string[],
): OutboxEntry {
  const news = { ...entry, actorId: null, text: '' };
  return { ...tell('pooled', news, { before: ticket, after: ticket }), offeredIds };
}

type News = Pick<TimelineEntry, 'actorId' | 'at' | 'seq' | 'text'>;

function tell(
  kind: TicketNoticeKind,
  { actorId, at, seq, text }: News,
  { before, after }: Record<'after' | 'before', Ticket>,
): OutboxEntry {
  const fact = { fact: `${kind}:${seq}`, kind, at, actorId, text };
  return owedNotice(after, { ...fact, visibility: 'internal' }, before);
}

function newsOf({ kind }: TimelineEntry, before: Ticket, after: Ticket): TicketNoticeKind | null {
  const isTakenOver = before.assigneeId !== null && after.assigneeId !== before.assigneeId;
  switch (kind) {
    case 'accept':
      return isTakenOver ? 'taken_over' : null;
    case 'urge':
      return after.assigneeId === null ? 'urge_unheld' : null;
    case 'hand_over':
      return after.assigneeId === null ? 'unplaced' : null;
    case 'decline':
    case 'lapse':
      if (after.assigneeId !== null) {
        return 'offer_ended';
      }
      return after.offersFrom === null ? 'unplaced' : null;
    default:
      return null;
  }
}
