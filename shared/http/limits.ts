export const pageLimit = { usual: 20, most: 100 } as const;

/** Characters; longer keys are refused, not cut. */
export const idempotencyKeyLength = 64;

/** How long the same key gives the same answer. */
export const idempotencyHours = 24;
