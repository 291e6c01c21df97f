import { sourceOf } from '../notices/notice-source';

type Kind = {
  /** What is worked on piece by piece, if people can look at it: a ticket, or any source of notices. */
  pieces?: 'tickets' | 'sources';
};

/** Everything that the product does by itself, piece by piece; the words for a piece that keeps failing are `workKindWords`. */
const workKinds = {
  relay: { pieces: 'sources' },
  push: {},
  timer: { pieces: 'tickets' },
  absence: { pieces: 'tickets' },
  recount: {},
  history: { pieces: 'tickets' },
  search: {},
  orphan: {},
  calendar: {},
  content_check: {},
  wechat_event: {},
} as const satisfies Record<string, Kind>;

export type WorkKind = keyof typeof workKinds;

// Object.keys forgets the names
export const workKindNames = Object.keys(workKinds) as WorkKind[];

/** The ticket that a piece of work is about; null: it is about none. */
export function ticketOf(kind: WorkKind, itemId: string): string | null {
  const { pieces }: Kind = workKinds[kind];
  const source = pieces === 'sources' ? sourceOf(itemId) : { kind: 'ticket', id: itemId };
  return pieces !== undefined && source?.kind === 'ticket' ? source.id : null;
}
