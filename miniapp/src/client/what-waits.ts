import { createStore } from './store';

/** What of a person's doing has not arrived yet, as every page says it above its content. */
export type WhatWaits = {
  /** Steps that go by themselves once there is a network. */
  waiting: number;
  /** Steps that wait for a decision about one before them. */
  behind: number;
  /** Tickets on which something was refused, and the person has to decide. */
  undecided: readonly string[];
};

export const nothingWaits: WhatWaits = { waiting: 0, behind: 0, undecided: [] };
export const whatWaits = createStore<WhatWaits>(nothingWaits);
