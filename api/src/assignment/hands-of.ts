import type { AssignmentDeps } from './assignment-deps';

/** Open tickets that somebody holds or is asked to take, and how many they may. */
export type Hands = { held: number; capacity: number };

/** Null: nobody who solves tickets. */
export async function handsOf(
  { countLoad, engineers }: Pick<AssignmentDeps, 'countLoad' | 'engineers'>,
  engineerId: string,
  at: Date,
): Promise<Hands | null> {
  const engineer = (await engineers(at)).find(({ id }) => id === engineerId);
  return engineer
    ? { held: (await countLoad([engineerId])).get(engineerId) ?? 0, capacity: engineer.capacity }
    : null;
}
