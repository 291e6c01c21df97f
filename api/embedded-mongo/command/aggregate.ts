import { deserialize, serialize } from 'bson';
import { Aggregator } from 'mingo';

import { encodeDoc } from '../bson/encode';
import { type Doc, isDoc } from '../bson/value';
import { parseFilter } from '../query/parse-filter';
import { select } from '../query/select';
import { arrayField, collectionName, countField, docField, refuseCollation } from './arguments';
import { type CommandCall } from './command';
import { cursorReply } from './cursor-reply';

export const aggregateFields = [
  'pipeline',
  'cursor',
  'explain',
  'allowDiskUse',
  'bypassDocumentValidation',
  'collation',
  'hint',
  'let',
  'comment',
];

export function aggregate(call: CommandCall): Doc {
  const { body, database } = call;
  refuseCollation(body);
  const name = collectionName(call);
  const stages = arrayField(body, 'pipeline', 'aggregate').filter(isDoc);
  const match = stages[0]?.get('$match');
  const collection = database.catalog.find(call.db, name);
  const filter = parseFilter(isDoc(match) ? match : new Map(), database.filters);
  const rest = (isDoc(match) ? stages.slice(1) : stages).map((stage) =>
    deserialize(encodeDoc(stage)),
  );
  const input = collection
    ? [...select(database.documents, { collection, filter })].map(({ raw }) => deserialize(raw))
    : [];
  const aggregator = new Aggregator(rest, {
    collectionResolver: (other: string) => {
      const target = database.catalog.find(call.db, other);
      return target ? [...database.documents.scan(target)].map(({ raw }) => deserialize(raw)) : [];
    },
  });
  const output = aggregator.run(input).map((doc) => Buffer.from(serialize(doc as object)));
  return cursorReply({
    database,
    namespace: `${call.db}.${name}`,
    documents: output.values(),
    batchSize: countField(docField(body, 'cursor', 'aggregate'), 'batchSize', 'cursor'),
  });
}
