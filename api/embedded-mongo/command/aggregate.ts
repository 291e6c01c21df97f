import { compilePipeline, readStage } from '../aggregate/compile-pipeline';
import {
  asDoc,
  type CollectionReader,
  filterContext,
  type PipelineContext,
} from '../aggregate/pipeline-context';
import { stageCount } from '../aggregate/stages/basic';
import { encodeDoc } from '../bson/encode';
import { type Doc, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { parseFilter } from '../query/parse-filter';
import type { Source } from '../query/path';
import { select } from '../query/select';
import type { Collection } from '../storage/collection';
import { arrayField, collectionName, countField, docField, refuseCollation } from './arguments';
import type { CommandCall, Database } from './command';
import { cursorReply } from './cursor-reply';
import { checkHint } from './hint';
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
  refuseCollation(body);
  const isWholeDatabase = typeof body.get('aggregate') !== 'string';
  const name = isWholeDatabase ? '$cmd.aggregate' : collectionName(call);
  const stages = arrayField(body, 'pipeline', 'aggregate');
  if (!body.has('cursor') && !body.has('explain')) {
    throw new ServerError(
      9,
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  const context: PipelineContext = {
    db: call.db,
    collection: name,
    variables: variablesOf(call),
    reader: collectionReader(database),
  };
  checkHint(database.catalog.find(call.db, name), body.get('hint'));
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

function* encoded(results: Iterable<Source>): Generator<Buffer> {
  for (const result of results) {
    yield Buffer.isBuffer(result) ? result : encodeDoc(result);
  }
}

export function collectionReader(database: Database): CollectionReader {
  return {
    find: database.catalog.find,
    run: (stages, context) => runStages(database, stages, context),
  };
}

/** Runs a pipeline on a collection; filter, sort, skip and limit at its head go to the planner. */
export function runStages(
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
  const head = takeHead(stages);
  const filters = filterContext(context.variables);
  const filter = parseFilter(
    head.filters.length === 1
      ? (head.filters[0] ?? new Map())
      : new Map(head.filters.length === 0 ? [] : [['$and', head.filters]]),
    filters,
  );
  const rest = compilePipeline(stages.slice(head.used), context);
  return rest(collection ? rawDocuments(database, { ...head, collection, filter }) : []);
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

type Head = { filters: Doc[]; sort: Doc | undefined; skip: number; limit: number; used: number };

function takeHead(stages: readonly Value[]): Head {
  const head: Head = { filters: [], sort: undefined, skip: 0, limit: 0, used: 0 };
  for (const stage of stages) {
    const { name, operand } = readStage(stage);
    if (!takeStage(head, name, operand)) {
      break;
    }
    head.used++;
  }
  return head;
}

function takeStage(head: Head, name: string, operand: Value): boolean {
  const isCut = head.skip > 0 || head.limit > 0;
  switch (name) {
    case '$match':
      if (isDoc(operand) && !isCut && !head.sort) {
        head.filters.push(operand);
        return true;
      }
      return false;
    case '$sort':
      if (isDoc(operand) && operand.size > 0 && !isCut && !head.sort) {
        head.sort = operand;
        return true;
      }
      return false;
    case '$skip':
      if (!isCut) {
        head.skip = stageCount(operand, '$skip');
        return true;
      }
      return false;
    case '$limit':
      if (head.limit === 0) {
        head.limit = stageCount(operand, '$limit');
        return true;
      }
      return false;
    default:
      return false;
  }
}

type Selected = Pick<Head, 'sort' | 'skip' | 'limit'> & {
  collection: Collection;
  filter: ReturnType<typeof parseFilter>;
};

function* rawDocuments(
  database: Database,
  { collection, filter, sort, skip, limit }: Selected,
): Generator<Buffer> {
  for (const { raw } of select(database, { collection, filter, sort, skip, limit })) {
    yield raw;
  }
}
