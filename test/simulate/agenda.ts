/** Something that somebody will do at a time, in milliseconds since 1970. */
type Planned = { at: number; order: number; about: string; deed: () => Promise<void> };

export type Agenda = {
  /** `about`: what is done about the same thing is done one after the other. */
  plan: (at: number, about: string, deed: () => Promise<void>) => void;
  /** When something is done next; null: nobody has anything left to do. */
  nextTime: () => number | null;
  /** Takes what comes next. */
  next: () => Planned | null;
};

/** What is to come, the earliest first; of the same time, what was planned first. */
export function newAgenda(): Agenda {
  const heap: Planned[] = [];
  let planned = 0;
  const isBefore = (a: Planned | undefined, b: Planned | undefined) =>
    a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order));
  const swap = (a: number, b: number) => {
    const [first, second] = [heap[a], heap[b]];
    if (first && second) {
      heap[a] = second;
      heap[b] = first;
    }
  };
  const rise = (from: number) => {
    for (let at = from; at > 0;) {
      const above = (at - 1) >> 1;
      if (!isBefore(heap[at], heap[above])) {
        return;
      }
      swap(at, above);
      at = above;
    }
  };
  const sink = () => {
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = isBefore(heap[right], heap[left]) ? right : left;
      if (!isBefore(heap[least], heap[at])) {
        return;
      }
      swap(at, least);
      at = least;
    }
  };
  return {
    plan: (at, about, deed) => {
      planned += 1;
      heap.push({ at, about, deed, order: planned });
      rise(heap.length - 1);
    },
    nextTime: () => heap[0]?.at ?? null,
    next: () => {
      const [first] = heap;
      const last = heap.pop();
      if (first && last && last !== first) {
        heap[0] = last;
        sink();
      }
      return first ?? null;
    },
  };
}
