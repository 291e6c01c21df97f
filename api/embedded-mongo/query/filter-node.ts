import type { BSONRegExp } from 'bson';

import type { Value } from '../bson/value';

import type { BoundedPattern } from './bounded-pattern';
import type { Path, Source } from './path';

type Comparison = 'eq' | 'gt' | 'gte' | 'lt' | 'lte';

/** One test of one value. */
export type LeafTest =
  | { op: Comparison; value: Value }
  | {
      op: 'in';
      values: readonly Value[];
      identities: ReadonlySet<string>;
      patterns: readonly Pattern[];
    }
  | { op: 'regex'; pattern: Pattern }
  | { op: 'exists' }
  | { op: 'type'; types: ReadonlySet<string> }
  | { op: 'size'; size: number };

export type Pattern = { source: BSONRegExp; regex: BoundedPattern };

/** A parsed filter. A leaf without path tests the value itself (inside `$elemMatch`). */
export type FilterNode =
  | { kind: 'and' | 'or' | 'nor'; children: readonly FilterNode[] }
  | { kind: 'not'; child: FilterNode }
  | { kind: 'leaf'; path: Path | null; test: LeafTest }
  | { kind: 'elemMatch'; path: Path | null; child: FilterNode; onValues: boolean }
  | { kind: 'expr'; test: (source: Source) => boolean }
  | {
      kind: 'custom';
      path: Path | null;
      test: (value: Value) => boolean;
      equality?: Value;
    }
  | { kind: 'always'; value: boolean };

export type FilterContext = {
  /** compiles an aggregation expression into a test of a document */
  compileExpression: (expression: Value) => (source: Source) => boolean;
};
