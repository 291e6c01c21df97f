export type Failure =
  /** Answers this code instead of doing anything. */
  | { errcode: number }
  /** Answers this HTTP status instead of doing anything. */
  | { status: number }
  /** Cuts the connection: before anything is done, or after it is done. */
  | 'cut_before'
  | 'cut_after'
  /** Never answers. */
  | 'hang';

type Planned = { path: string; failure: Failure; times: number };

export type Failures = {
  /** The next `times` calls of this path fail (Infinity: until cleared). */
  plan: (path: string, failure: Failure, times?: number) => void;
  clear: () => void;
  /** The failure that this call must suffer. */
  take: (path: string) => Failure | null;
};

/** Failures on demand, for tests: per path in the order in which they were planned. */
export function failures(): Failures {
  let planned: Planned[] = [];
  return {
    plan: (path, failure, times = 1) => {
      planned.push({ path, failure, times });
    },
    clear: () => {
      planned = [];
    },
    take: (path) => {
      const next = planned.find((plan) => plan.path === path && plan.times > 0);
      if (!next) {
        return null;
      }
      next.times -= 1;
      return next.failure;
    },
  };
}
