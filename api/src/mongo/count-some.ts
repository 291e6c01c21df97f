import type { Model, QueryFilter } from 'mongoose';

import { bounded } from '#api/bounds/index';

/** How many there are, as far as it matters to anybody: counting goes no further than the bound, however many there are. */
export async function countSome<T>(
  model: Model<T>,
  filter: QueryFilter<NoInfer<T>>,
): Promise<number> {
  // a query asks anew each time it is awaited, a promise is an answer
  return await model.countDocuments(filter, { limit: bounded.counted.most });
}
