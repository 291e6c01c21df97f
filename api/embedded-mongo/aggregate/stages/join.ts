import { BSONRegExp } from 'bson';

import { type Doc, isDoc, type Value } from '../../bson/value';
import { assertThat, ServerError } from '../../errors/server-error';
import type { Source } from '../../query/path';
import { walkPath } from '../expression/field-path';
import { createMemory, heldInput } from '../memory';
import {
  asDoc,
  type CollectionReader,
  type CompileStage,
  evaluator,
  type PipelineContext,
} from '../pipeline-context';

import { replaceAt } from './basic';

const lookupFields = new Set(['from', 'localField', 'foreignField', 'let', 'pipeline', 'as']);

export const lookup: CompileStage = (operand, { context }) => {
  const { reader } = context;
  assertThat(reader, 72, '$lookup is not allowed to be used within an update');
  const spec = readLookup(operand);
  return function* joining(input) {
    for (const source of input) {
      const doc = asDoc(source);
      const memory = createMemory('$lookup');
      const found = [...heldInput(foreignDocs({ spec, doc, context, reader }), memory)].map(asDoc);
      yield replaceAt(doc, spec.as.split('.'), found);
    }
  };
};

type Lookup = {
  from: string | undefined;
  localField: string | undefined;
  foreignField: string | undefined;
  variables: Doc;
  pipeline: readonly Value[];
  as: string;
};

function readLookup(operand: Value): Lookup {
  assertThat(isDoc(operand), 9, 'the $lookup specification must be an Object');
  const unknown = [...operand.keys()].find((name) => !lookupFields.has(name));
  assertThat(unknown === undefined, 9, `unknown argument to $lookup: ${unknown}`);
  const [as, from, localField, foreignField] = ['as', 'from', 'localField', 'foreignField'].map(
    (name) => readText(operand, name),
  );
  const pipeline = operand.get('pipeline');
  const variables = operand.get('let');
  assertThat(as !== undefined, 9, "must specify 'as' field for a $lookup");
  assertThat(
    (localField === undefined) === (foreignField === undefined) &&
      (localField !== undefined || Array.isArray(pipeline)),
    9,
    "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
  );
  return {
    from,
    localField,
    foreignField,
    variables: isDoc(variables) ? variables : new Map<string, Value>(),
    pipeline: Array.isArray(pipeline) ? pipeline : [],
    as,
  };
}

function readText(operand: Doc, name: string): string | undefined {
  const value = operand.get(name);
  if (value !== undefined && typeof value !== 'string') {
    throw new ServerError(9, `$lookup argument '${name}' must be a string, found ${typeof value}`);
  }
  return value;
}

type Join = { spec: Lookup; doc: Doc; context: PipelineContext; reader: CollectionReader };

function foreignDocs({ spec, doc, context, reader }: Join): Iterable<Source> {
  const variables = new Map(context.variables);
  for (const [name, expression] of spec.variables) {
    variables.set(name, evaluator(expression, context)(doc));
  }
  const stages =
    spec.foreignField === undefined ? spec.pipeline : [equalityStage(spec, doc), ...spec.pipeline];
  return reader.run(stages, {
    ...context,
    collection: spec.from ?? '',
    variables,
    hint: undefined,
  });
}

function equalityStage(spec: Lookup, doc: Doc): Value {
  const local = walkPath(doc, (spec.localField ?? '').split('.'));
  const values = Array.isArray(local)
    ? [...local, ...(local.length === 0 ? [] : [local])]
    : [local ?? null];
  const field = spec.foreignField ?? '';
  // in $in a pattern would be looked for by what it matches
  const filter: Doc = values.some((value) => value instanceof BSONRegExp)
    ? new Map([['$or', values.map((value) => new Map([[field, new Map([['$eq', value]])]]))]])
    : new Map([[field, new Map([['$in', values]])]]);
  return new Map([['$match', filter]]);
}

export const facet: CompileStage = (operand, { context, compilePipeline }) => {
  assertThat(
    isDoc(operand) && operand.size > 0,
    40169,
    'the $facet specification must be a non-empty object',
  );
  const facets = [...operand].map(([name, stages]) => {
    if (!Array.isArray(stages)) {
      throw new ServerError(
        40170,
        `arguments to $facet must be arrays, ${name} is type ${typeof stages}`,
      );
    }
    for (const stage of stages) {
      const [inner = ''] = isDoc(stage) ? stage.keys() : [];
      assertThat(
        !notInFacet.has(inner),
        40600,
        `${inner} is not allowed to be used within a $facet stage`,
      );
    }
    return { name, run: compilePipeline(stages, context) };
  });
  return function* all(input) {
    const docs = [...heldInput(input, createMemory('$facet'))];
    yield new Map(
      facets.map(({ name, run }): [string, Value] => [name, [...run(docs)].map(asDoc)]),
    );
  };
};

const notInFacet = new Set([
  '$facet',
  '$out',
  '$merge',
  '$collStats',
  '$indexStats',
  '$planCacheStats',
  '$documents',
  '$changeStream',
]);
