type Kind = {
  /** What is worked on piece by piece is a ticket. */
  isOfTicket?: true;
};

/** Everything that the product does by itself, piece by piece; the words for a piece that keeps failing are `workKindWords`. */
const workKinds = {
  relay: { isOfTicket: true },
  push: {},
  confirm: { isOfTicket: true },
  history: { isOfTicket: true },
  orphan: {},
  content_check: {},
  wechat_event: {},
} as const satisfies Record<string, Kind>;

export type WorkKind = keyof typeof workKinds;

// Object.keys forgets the names
export const workKindNames = Object.keys(workKinds) as WorkKind[];

export function isOfTicket(kind: WorkKind): boolean {
  const { isOfTicket }: Kind = workKinds[kind];
  return isOfTicket ?? false;
}
