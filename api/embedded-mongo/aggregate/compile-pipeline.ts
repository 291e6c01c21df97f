import { isDoc, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';
import { refuseCollation } from '../query/collation';
import type { Source } from '../query/path';

import type { CompileStage, PipelineContext, Stage } from './pipeline-context';
import {
  count,
  limit,
  match,
  replaceRoot,
  replaceWith,
  sample,
  skip,
  sort,
  unwind,
} from './stages/basic';
import { group } from './stages/group';
import { facet, lookup } from './stages/join';
import { addFields, project, unset } from './stages/project';

const stages: ReadonlyMap<string, CompileStage> = new Map<string, CompileStage>([
  ['$addFields', addFields],
  ['$count', count],
  ['$facet', facet],
  ['$group', group],
  ['$limit', limit],
  ['$lookup', lookup],
  ['$match', match],
  ['$project', project],
  ['$replaceRoot', replaceRoot],
  ['$replaceWith', replaceWith],
  ['$sample', sample],
  ['$set', addFields],
  ['$skip', skip],
  ['$sort', sort],
  ['$unset', unset],
  ['$unwind', unwind],
]);

const ofAtlas = new Set(['$search', '$searchMeta', '$vectorSearch']);

/** Stages that MongoDB has and this database does without. */
const notSupported = new Set([
  ...['$bucket', '$bucketAuto', '$currentOp', '$densify', '$fill', '$geoNear', '$graphLookup'],
  ...[
    '$listSessions',
    '$planCacheStats',
    '$redact',
    '$setWindowFields',
    '$sortByCount',
    '$unionWith',
  ],
]);

const onlyLast = new Set(['$out', '$merge']);
const onlyFirst = new Set(['$documents', '$collStats', '$indexStats', '$listLocalSessions']);

/** Stages that compare no texts, or heed the collation. */
const withCollation = new Set([
  ...['$count', '$group', '$limit', '$match', '$sample', '$skip', '$sort', '$unset', '$unwind'],
]);

/** @throws ServerError 40324 for a stage nobody knows */
export function compilePipeline(pipeline: readonly Value[], context: PipelineContext): Stage {
  const tools = { context, compilePipeline };
  const compiled = pipeline.map((stage) => {
    const { name, operand } = readStage(stage);
    const compile = stages.get(name);
    if (!withCollation.has(name)) {
      refuseCollation(context.collation, name);
    }
    return compile ? compile(operand, tools) : refuseStage(name);
  });
  const { check } = context;
  return (input) =>
    compiled.reduce((rest, stage) => (check ? checked(stage(rest), check) : stage(rest)), input);
}

function* checked(rows: Iterable<Source>, check: () => void): Generator<Source> {
  for (const row of rows) {
    check();
    yield row;
  }
}

export function readStage(stage: Value): { name: string; operand: Value } {
  assertThat(isDoc(stage), 14, "Each element of the 'pipeline' array must be an object");
  const [[name, operand] = ['', null]] = stage;
  assertThat(
    stage.size === 1,
    40323,
    'A pipeline stage specification object must contain exactly one field.',
  );
  return { name, operand };
}

function refuseStage(name: string): never {
  assertThat(!onlyLast.has(name), 40601, `${name} can only be the final stage in the pipeline`);
  assertThat(!onlyFirst.has(name), 40602, `${name} is only valid as the first stage in a pipeline`);
  assertThat(!notSupported.has(name), 238, `${name} is not supported by the embedded database`);
  assertThat(!ofAtlas.has(name), 31082, `${name} is not allowed: it needs an Atlas deployment`);
  assertThat(
    name !== '$changeStream',
    40573,
    'The $changeStream stage is only supported on replica sets',
  );
  throw new ServerError(40324, `Unrecognized pipeline stage name: '${name}'`);
}

const updateStages = new Set([
  '$addFields',
  '$set',
  '$project',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
]);

/** The pipeline of an update: only stages that change one document. */
export function compileUpdatePipeline(
  pipeline: readonly Value[],
  context: Pick<PipelineContext, 'variables'>,
): Stage {
  for (const stage of pipeline) {
    const { name } = readStage(stage);
    assertThat(
      updateStages.has(name) || (!stages.has(name) && !onlyLast.has(name)),
      72,
      `${name} is not allowed to be used within an update`,
    );
  }
  return compilePipeline(pipeline, { db: '', collection: '', ...context, reader: null });
}
