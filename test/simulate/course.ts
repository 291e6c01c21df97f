import { ticketActions } from '#shared/tickets/ticket-actions';

import type { StoredTicket, TimelineEntry } from '../support/tickets/ticket-work';

/** How a ticket stood from one entry of its timeline until the next. */
export type Stretch = {
  entry: TimelineEntry;
  /** Null: it goes on. */
  next: TimelineEntry | null;
  holder: string | null;
  offeredTo: string | null;
  /** When that offer was made. */
  offeredAt: Date | null;
};

/** The course of a ticket, told by its timeline alone. */
export function courseOf({ timeline }: Pick<StoredTicket, 'timeline'>): Stretch[] {
  let standing: Standing = { holder: null, offeredTo: null, offeredAt: null };
  return timeline.map((entry, index) => {
    standing = { ...standing, ...offerAfter(entry), ...holderAfter(entry) };
    return { ...standing, entry, next: timeline[index + 1] ?? null };
  });
}

type Standing = Pick<Stretch, 'holder' | 'offeredAt' | 'offeredTo'>;

function isOffer({ kind, offeredTo }: TimelineEntry): boolean {
  const makes = kind !== 'submit' && 'offers' in ticketActions[kind];
  return makes && typeof offeredTo === 'string';
}

function offerAfter(entry: TimelineEntry): Partial<Standing> {
  if (isOffer(entry)) {
    return { offeredTo: entry.offeredTo ?? null, offeredAt: entry.at };
  }
  const ends = ['accept', 'decline', 'hand_over', 'lapse'].includes(entry.kind);
  const isOver = ['cancelled', 'closed', 'resolved'].includes(entry.to);
  return ends || isOver ? { offeredTo: null, offeredAt: null } : {};
}

function holderAfter(entry: TimelineEntry): Partial<Standing> {
  if (entry.kind === 'accept') {
    return { holder: entry.actorId };
  }
  return entry.kind === 'hand_over' && !isOffer(entry) ? { holder: null } : {};
}
