/** What notices call an entry of the timeline. */
export function entryFact(seq: number): string {
  return `entry:${seq}`;
}

/** The entry that a fact of a ticket is; null: it is another fact. */
export function seqOfFact(fact: string): number | null {
  const [, seq] = /^entry:(\d+)$/.exec(fact) ?? [];
  return seq === undefined ? null : Number(seq);
}
