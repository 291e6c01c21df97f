import { createSignal, type Signal } from '#api/background/index';
import { bounded } from '#api/bounds/index';

/** Sources that came to owe something in this process, which tells of them itself, however much else waits. */
export type FreshSources = {
  /** At most so many, those that wait longest, by their keys. */
  take: (most: number) => string[];
  /** There may be something owed that is not among them. */
  backlogged: Signal;
};

/** Of more than these, the oldest are left to whoever works on the backlog. */
const { most: mostKept } = bounded.freshSources;

/** Remembers what `newsOwed` names, until it is taken. */
export function freshSources(newsOwed: Signal): FreshSources {
  const keys = new Set<string>();
  const backlogged = createSignal();
  newsOwed.listen((key) => {
    if (key !== undefined) {
      keys.add(key);
    }
    if (key === undefined || keys.size > mostKept) {
      take(keys, keys.size - mostKept);
      backlogged.raise();
    }
  });
  return { take: (most) => take(keys, most), backlogged };
}

function take(keys: Set<string>, most: number): string[] {
  const taken: string[] = [];
  for (const key of keys) {
    if (taken.length >= most) {
      break;
    }
    keys.delete(key);
    taken.push(key);
  }
  return taken;
}
