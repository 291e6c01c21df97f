import type { Line } from './line';
import type { Group } from './news';

export type Groups = Map<string, Set<Line>>;

/** Everybody under these words, each once. */
export function gather(groups: Groups, names: readonly Group[]): Set<Line> {
  return new Set(names.flatMap((name) => [...(groups.get(name) ?? [])]));
}

export function join(groups: Groups, line: Line, names: readonly Group[]) {
  for (const name of names) {
    const members = groups.get(name) ?? new Set();
    groups.set(name, members.add(line));
  }
}

export function leave(groups: Groups, line: Line, names: readonly Group[]) {
  for (const name of names) {
    const members = groups.get(name);
    members?.delete(line);
    if (members?.size === 0) {
      groups.delete(name);
    }
  }
}
