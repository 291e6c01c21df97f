import { compilePipeline, readStage } from '../aggregate/compile-pipeline';
import {
  type CollectionReader,
  filterContext,
  type PipelineContext,
} from '../aggregate/pipeline-context';
import { encodeDoc } from '../bson/encode';
import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';
import { collate } from '../query/collated-filter';
import type { Collation } from '../query/collation';
import type { FilterNode } from '../query/filter-node';
import { parseFilter } from '../query/parse-filter';
import type { Source } from '../query/path';
import { select } from '../query/select';
import type { Collection } from '../storage/collection';

import { arrayField, booleanField, collectionName, countField, docField } from './arguments';
import type { CommandCall, Database } from './command';
import { cursorReply } from './cursor-reply';
import { explainCommand } from './explain';
import { checkHint } from './hint';
import { headOf, type PipelineHead } from './pipeline-head';
import { startStage } from './start-stage';
import { collationOf, variablesOf } from './variables';
import { writeResults } from './write-results';

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

export function aggregate(call: CommandCall): Doc | Promise<Doc> {
  const { body, database } = call;
  const isWholeDatabase = typeof body.get('aggregate') !== 'string';
  const name = isWholeDatabase ? '$cmd.aggregate' : collectionName(call);
  const stages = arrayField(body, 'pipeline', 'aggregate');
  assertThat(
    body.has('cursor') || body.has('explain'),
    9,
    "The 'cursor' option is required, except for aggregate with the explain argument",
  );
  if (booleanField(body, 'explain', 'aggregate')) {
    return explainCommand(call, false);
  }
  const target = database.catalog.find(call.db, name);
  const context: PipelineContext = {
    db: call.db,
    collection: name,
    variables: variablesOf(call),
    reader: collectionReader(database),
    check: database.patience.check,
    collation: collationOf(body),
    hint: checkHint(target, body.get('hint')),
  };
  const read = (some: readonly Value[]) => {
    const start = startStage(call, some[0], isWholeDatabase);
    return start
      ? compilePipeline(some.slice(1), context)(start)
      : runStages(database, some, context);
  };
  const last = stages.length > 0 ? readStage(stages.at(-1)) : undefined;
  if (last && (last.name === '$out' || last.name === '$merge')) {
    return writeResults({
      call,
      context,
      last,
      read: () => read(stages.slice(0, -1)),
    });
  }
  const results = read(stages);
  return cursorReply({
    database,
    namespace: `${call.db}.${name}`,
    documents: encoded(results),
    batchSize: countField(docField(body, 'cursor', 'aggregate'), 'batchSize', 'cursor'),
  });
}

function* encoded(results: Iterable<Source>): Generator<Buffer> {
  for (const result of results) {
    yield Buffer.isBuffer(result) ? result : encodeDoc(result);
  }
}

function collectionReader(database: Database): CollectionReader {
  return {
    find: database.catalog.find,
    run: (stages, context) => runStages(database, stages, context),
  };
}

/** Runs a pipeline on a collection; filter, sort, skip and limit at its head go to the planner. */
function runStages(
  database: Database,
  stages: readonly Value[],
  context: PipelineContext,
): Iterable<Source> {
  const first = stages[0];
  if (isDoc(first) && first.has('$documents')) {
    const rest = compilePipeline(stages.slice(1), context);
    return rest(readDocuments(first.get('$documents')));
  }
  const collection = database.catalog.find(context.db, context.collection);
  const head = headOf(stages);
  const { collation } = context;
  const filter = collate(parseFilter(head.filter, filterContext(context)), collation);
  const rest = compilePipeline(stages.slice(head.used), context);
  return rest(
    collection
      ? rawDocuments(database, {
          ...head,
          collection,
          filter,
          collation,
          hint: context.hint,
        })
      : [],
  );
}

function readDocuments(operand: Value): readonly Doc[] {
  assertThat(
    Array.isArray(operand) && operand.every(isDoc),
    5858203,
    "error during aggregation :: caused by :: '$documents' must evaluate to an array of objects",
  );
  return operand;
}

type Selected = Pick<PipelineHead, 'sort' | 'skip' | 'limit'> & {
  collection: Collection;
  filter: FilterNode;
  collation: Collation | undefined;
  hint: PipelineContext['hint'];
};

function* rawDocuments(database: Database, selected: Selected): Generator<Buffer> {
  for (const { raw } of select(database, selected)) {
    yield raw;
  }
}
