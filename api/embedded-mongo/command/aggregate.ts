import { compilePipeline, readStage } from '../aggregate/compile-pipeline';
import {
  asDoc,
  type CollectionReader,
  filterContext,
  type PipelineContext,
} from '../aggregate/pipeline-context';
import { encodeDoc } from '../bson/encode';
import { type Doc, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { collate, type Fold, holdsText, parseCollation } from '../query/collation';
import type { FilterNode } from '../query/filter-node';
import { parseFilter } from '../query/parse-filter';
import type { Source } from '../query/path';
import { select } from '../query/select';
import type { Collection } from '../storage/collection';

import {
  arrayField,
  booleanField,
  deadlineOf,
  collectionName,
  countField,
  docField,
} from './arguments';
import type { CommandCall, Database } from './command';
import { cursorReply } from './cursor-reply';
import { explainCommand } from './explain';
import { checkHint } from './hint';
import { headOf, type PipelineHead } from './pipeline-head';
import { startStage } from './start-stage';
import { variablesOf } from './variables';
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
  if (!body.has('cursor') && !body.has('explain')) {
    throw new ServerError(
      9,
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  if (booleanField(body, 'explain', 'aggregate')) {
    return explainCommand(call, false);
  }
  const context: PipelineContext = {
    db: call.db,
    collection: name,
    variables: variablesOf(call),
    reader: collectionReader(database),
    deadline: deadlineOf(body),
    fold: readFold(body, stages),
    hint: checkHint(database.catalog.find(call.db, name), body.get('hint')),
  };
  const last = stages.length > 0 ? readStage(stages.at(-1)) : undefined;
  if (last && (last.name === '$out' || last.name === '$merge')) {
    return writeResults({
      call,
      context,
      last,
      read: () => runStages(database, stages.slice(0, -1), context),
    });
  }
  const start = startStage(call, stages[0], isWholeDatabase);
  const results = start
    ? compilePipeline(stages.slice(1), context)(start)
    : runStages(database, stages, context);
  return cursorReply({
    database,
    namespace: `${call.db}.${name}`,
    documents: encoded(results),
    batchSize: countField(docField(body, 'cursor', 'aggregate'), 'batchSize', 'cursor'),
  });
}

const blindToCollation = new Set([
  '$match',
  '$limit',
  '$skip',
  '$count',
  '$unset',
  '$out',
  '$merge',
]);

/** The collation of the command. @throws ServerError 238 for a stage that would have to heed it and does not */
function readFold(body: Doc, stages: readonly Value[]): Fold | undefined {
  const fold = parseCollation(body.get('collation'));
  const refused = stages
    .map(readStage)
    .find(
      ({ name, operand }) =>
        !blindToCollation.has(name) && (name === '$sort' || holdsText(operand)),
    );
  if (fold && refused) {
    throw new ServerError(
      238,
      `${refused.name} with a collation is not supported by the embedded database`,
    );
  }
  return fold;
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
    return rest(readDocuments(first.get('$documents'), context));
  }
  const collection = database.catalog.find(context.db, context.collection);
  const head = headOf(stages);
  const filter = collate(parseFilter(head.filter, filterContext(context.variables)), context.fold);
  const rest = compilePipeline(stages.slice(head.used), context);
  return rest(
    collection
      ? rawDocuments(database, {
          ...head,
          collection,
          filter,
          hint: context.hint,
          deadline: context.deadline ?? 0,
        })
      : [],
  );
}

function readDocuments(operand: Value, context: PipelineContext): Iterable<Source> {
  const [documents] = [operand];
  if (!Array.isArray(documents)) {
    throw new ServerError(
      5858203,
      "error during aggregation :: caused by :: '$documents' must evaluate to an array of objects",
    );
  }
  const project = compilePipeline([new Map([['$replaceWith', '$d']])], context);
  return [...project(documents.map((d) => new Map([['d', d]])))].map(asDoc);
}

type Selected = Pick<PipelineHead, 'sort' | 'skip' | 'limit'> & {
  collection: Collection;
  filter: FilterNode;
  hint: PipelineContext['hint'];
  deadline: number;
};

function* rawDocuments(
  database: Database,
  { collection, filter, sort, skip, limit, hint, deadline }: Selected,
): Generator<Buffer> {
  for (const { raw } of select(database, {
    collection,
    filter,
    sort,
    skip,
    limit,
    hint,
    deadline,
  })) {
    yield raw;
  }
}
