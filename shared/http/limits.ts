export const pageLimit = { usual: 20, most: 100 } as const;

/** How many things can be named by their ids in one request. */
export const idsAtOnce = 100;

/** Characters; longer keys are refused, not cut. */
export const idempotencyKeyLength = 64;

/** How long the same key gives the same answer. */
export const idempotencyHours = 24;
