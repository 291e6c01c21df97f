/** What was done, and what was refused. */
export type Tally = {
  done: Map<string, number>;
  refused: Map<string, number>;
  /** What a run may not show at all. */
  faults: string[];
};

export function newTally(): Tally {
  return { done: new Map(), refused: new Map(), faults: [] };
}

export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
