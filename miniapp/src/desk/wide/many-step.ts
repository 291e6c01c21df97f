/** What is done to several tickets together. */
export type ManyStep = 'assign' | 'close';
