/** Texts in signs that a person sees. */
export const customerLimits = { noteLength: 500 } as const;
