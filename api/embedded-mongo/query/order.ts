import { compareValues, identityOf } from '../bson/compare';
import type { Value } from '../bson/value';

/** How values are compared: as bytes, or under a collation. */
export type Order = {
  /** negative, zero or positive; missing counts as null */
  compare: (left: Value, right: Value) => number;
  /** text that is equal for equal values */
  identity: (value: Value) => string;
};

export const plainOrder: Order = { compare: compareValues, identity: identityOf };
