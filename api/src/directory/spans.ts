/** When somebody was on duty; null: still is. */
export type DutySpan = { personId: string; from: Date; to: Date | null };

/** A leave or a shift: somebody, from one moment up to another, which is no part of it. */
export type PlannedSpan = {
  personId: string;
  from: Date;
  to: Date;
  note: string;
  /** Of a leave: when it begins, what this person holds goes to the desk. Missing: it stays theirs. */
  handOver?: boolean;
};
export type KeptSpan = PlannedSpan & { id: string };

/** Of these, what holds at an instant. */
export function spansAt<Span extends Pick<PlannedSpan, 'from' | 'to'>>(
  spans: readonly Span[],
  at: Date,
): Span[] {
  return spans.filter(({ from, to }) => from <= at && at < to);
}
