import type { Connection } from './connection';
import type { Group } from './news';

export type Groups = Map<string, Set<Connection>>;

/** Everybody under these words, each once. */
export function gather(groups: Groups, names: readonly Group[]): Set<Connection> {
  return new Set(names.flatMap((name) => [...(groups.get(name) ?? [])]));
}

export function join(groups: Groups, connection: Connection, names: readonly Group[]) {
  for (const name of names) {
    const members = groups.get(name) ?? new Set();
    groups.set(name, members.add(connection));
  }
}

export function leave(groups: Groups, connection: Connection, names: readonly Group[]) {
  for (const name of names) {
    const members = groups.get(name);
    members?.delete(connection);
    if (members?.size === 0) {
      groups.delete(name);
    }
  }
}
