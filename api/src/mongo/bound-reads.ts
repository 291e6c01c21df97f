import type { Aggregate, Connection, Query, Schema } from 'mongoose';

import { bounded } from '#api/bounds/index';

/** Milliseconds that a read may take in the database: nobody waits longer for a list, also on a busy machine. */
export const { most: longestRead } = bounded.readWait;

const longestReads = new WeakMap<Connection, number>();

/** What is read past the models, by the driver itself, is bounded by this. */
export function longestReadIn(database: Connection): number {
  return longestReads.get(database) ?? longestRead;
}

export function boundAllReads(database: Connection, longest: number) {
  longestReads.set(database, longest);
  database.plugin(boundReads(longest));
}

/** A plugin for all models: the database gives up a read that takes longer, unless the read says otherwise. */
function boundReads(longest: number) {
  return (schema: Schema) => {
    schema.pre<Query<unknown, unknown>>(
      ['find', 'findOne', 'countDocuments', 'estimatedDocumentCount', 'distinct'],
      function boundQuery() {
        if (this.getOptions().maxTimeMS === undefined) {
          this.maxTimeMS(longest);
        }
      },
    );
    schema.pre<Aggregate<unknown>>('aggregate', function boundPipeline() {
      this.options.maxTimeMS ??= longest;
    });
  };
}
