const minute = 60_000;
const day = 24 * 60 * minute;

type Bound = {
  /** Whose doings are counted. */
  who: 'address' | 'person';
  most: number;
  /** Milliseconds; 0: at the same time. */
  within: number;
};

/**
 * How much one person or one address may do in a time: the whole list. Each stops a runaway client or a hostile hand and
 * leaves room for the busiest honest one: an office of two hundred phones behind one address, an engineer who
 * photographs all day, a customer whose whole shop stands still.
 */
const usualBounds = {
  requestsFromAddress: { who: 'address', most: 60_000, within: minute },
  /** What a stranger could try without end. */
  signIns: { who: 'address', most: 120, within: minute },
  /** WeChat's own servers call from a few addresses, for all persons together. */
  callbacks: { who: 'address', most: 6000, within: minute },
  /** Callbacks that proved wrong: a scanner's, or a console with another token. */
  wrongCallbacks: { who: 'address', most: 60, within: minute },
  /** Requests that are being answered. A phone has six connections. */
  atOnce: { who: 'person', most: 24, within: 0 },
  requests: { who: 'person', most: 1200, within: minute },
  /** Bodies that change something. */
  changes: { who: 'person', most: 240, within: minute },
  reports: { who: 'person', most: 20, within: minute },
  reportsPerDay: { who: 'person', most: 200, within: day },
  searches: { who: 'person', most: 60, within: minute },
  /** Looking for customers by number or name: enough for a telephone that never rests, too little to carry a list away. */
  lookups: { who: 'person', most: 60, within: minute },
  lookupsPerDay: { who: 'person', most: 2000, within: day },
  uploads: { who: 'person', most: 60, within: minute },
  uploadsPerDay: { who: 'person', most: 500, within: day },
  uploadBytesPerDay: { who: 'person', most: 2_000_000_000, within: day },
} as const satisfies Record<string, Bound>;

export type BoundName = keyof typeof usualBounds;
export type Bounds = Readonly<Record<BoundName, Bound>>;

/** The bounds, so many times as wide as usual. */
export function widenBounds(times: number): Bounds {
  const rows = Object.entries(usualBounds).map(([name, bound]) => [
    name,
    { ...bound, most: bound.most * times },
  ]);
  // the same names as the table's
  return Object.fromEntries(rows) as Bounds;
}
