import type { Model, QueryFilter, Types } from 'mongoose';

import { longestReadIn } from './bound-reads';
import {
  decodeCursor,
  encodeCursor,
  type Position,
  type SortValue,
  type Wire,
} from './keyset-cursor';

export type PageInput = {
  limit: number;
  cursor?: string | undefined;
  /** The search is given up when it fires. */
  signal?: AbortSignal | undefined;
};
export type Page<T> = { items: T[]; nextCursor: string | null };

/** Field to sort by; ties are broken by `_id`, so an index `{ …equal fields, [by]: ±1, _id: ±1 }` serves it. */
export type KeysetOrder<T> = { by: keyof T & string; direction: 'ascending' | 'descending' };

type Search<T, Picked> = PageInput & {
  filter: QueryFilter<NoInfer<T>>;
  order: KeysetOrder<NoInfer<T>>;
  /** Fields to read; left out, all of them. */
  pick?: readonly Picked[];
  options?: ReadOptions;
};

/** Milliseconds that the database may take, and the index that it reads. */
type ReadOptions = { maxTimeMS?: number; hint?: Record<string, 1 | -1> };

type Document = { _id: Types.ObjectId };

/**
 * One page of a list that others append to while it is read: nothing is shown twice or skipped.
 *
 * @throws {AppError} `request.invalid` for a cursor that we did not hand out
 */
export async function findPage<T extends Document, Picked extends keyof T & string>(
  model: Model<T>,
  { limit, cursor, signal, filter, order, pick, options }: Search<T, Picked>,
): Promise<Page<Pick<T, Picked | '_id'>>> {
  const sort = order.direction === 'ascending' ? 1 : -1;
  const position = cursor === undefined ? null : decodeCursor(cursor, kindOf(model, order.by));
  const wanted = position === null ? filter : { $and: [filter, after(order, position)] };
  // the driver itself: lists are what is asked for most, and mongoose takes as long again
  const found = await model.collection
    .find<T>(wanted as Document, {
      ...(pick && { projection: fieldsOf([...pick, order.by]) }),
      sort: { [order.by]: sort, _id: sort },
      // one more than asked for tells whether there is a next page
      limit: limit + 1,
      maxTimeMS: longestReadIn(model.db),
      ...options,
      ...(signal && { signal }),
    })
    .toArray();
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? cursorOf(last, order) : null };
}

function fieldsOf(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, 1]));
}

/** As much of a model as says what a field holds. */
type Described = { schema: { path: (name: string) => { instance: string } } };

/** A value of another kind would be cast to the field's, or fail at that. */
function kindOf({ schema }: Described, by: string): Wire[0] {
  switch (schema.path(by).instance) {
    case 'Date':
      return 'date';
    case 'Number':
      return 'number';
    default:
      return 'string';
  }
}

/** What comes after the cursor; the plain bound on the sort field is what an index can use. */
export function after<T>(
  { by, direction }: KeysetOrder<T>,
  { value, id }: Position,
): QueryFilter<T> {
  const [beyond, atOrBeyond] = direction === 'ascending' ? ['$gt', '$gte'] : ['$lt', '$lte'];
  return {
    [by]: { [atOrBeyond]: value },
    $or: [{ [by]: { [beyond]: value } }, { _id: { [beyond]: id } }],
  };
}

function cursorOf<T extends Document>(last: T, { by }: KeysetOrder<T>): string {
  // a list is sorted by a time, a number or a word: `by` names such a field
  return encodeCursor({ value: last[by] as SortValue, id: last._id });
}
