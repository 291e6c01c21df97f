import type { VitalNotice } from '#shared/tickets/vital-notices';

/** Somebody who must hear of a fact and could not be reached when it was told. */
export type Unreached = {
  /** Null: nobody of the desk. */
  personId: string | null;
  kind: VitalNotice;
  fact: string;
  at: Date;
};
