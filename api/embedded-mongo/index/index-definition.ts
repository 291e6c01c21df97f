import type { Doc } from '../bson/value';
import type { FilterNode } from '../query/filter-node';
import type { Predicate } from '../query/match';

import type { IndexField } from './index-keys';

/** An index as the server uses it; `spec` is what listIndexes shows. */
export type Index = {
  id: number;
  name: string;
  spec: Doc;
  fields: readonly IndexField[];
  isId: boolean;
  isUnique: boolean;
  isSparse: boolean;
  isHidden: boolean;
  /** null: covers every document */
  partial: { node: FilterNode; matches: Predicate; filter: Doc } | null;
  /** what `readFields` answers */
  reads: ReadonlySet<string> | null;
  expireAfterSeconds: number | null;
  /** positions of the fields that have met an array */
  multikey: Set<number>;
  /** an entry was cut: the index no longer orders exactly */
  hasCutKeys: boolean;
};
