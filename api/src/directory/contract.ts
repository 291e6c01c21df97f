/** Who is served until when, under which service level, for what. */
export type Contract = {
  organizationId: string;
  number: string;
  /** The id of a level; `standard` is meant where nobody knows it any more. */
  serviceLevel: string;
  /** Empty: everything that they have. */
  productIds: string[];
  startsAt: Date;
  /** No longer in force from this moment on. */
  endsAt: Date;
};
