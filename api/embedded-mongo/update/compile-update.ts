import { decodeDoc } from '../bson/decode';
import { encodeDoc } from '../bson/encode';
import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';
import { arrayPosition } from '../query/array-position';
import { type Collation, refuseCollation } from '../query/collation';
import type { FilterContext, FilterNode } from '../query/filter-node';
import { compileFilter, compileValueTest } from '../query/match';
import { and, parseFilter, parseOperators } from '../query/parse-filter';
import { isOperatorDoc } from '../query/parse-operator';

import { applyModifiers, keepId } from './apply-update';
import { type Modifier, parseUpdate } from './parse-update';

/** Gives the new document for an old one. */
export type Updater = {
  kind: 'modifiers' | 'replacement' | 'pipeline';
  update: (raw: Buffer) => Buffer;
  /** the document an upsert inserts, made from the filter's equalities */
  insert: (seed: Doc) => Doc;
};

export type UpdateSpec = {
  update: Value;
  filter: FilterNode;
  arrayFilters: readonly Value[];
};

export type UpdateTools = {
  filters: FilterContext;
  /** of the filter; what an update itself compares knows none */
  collation?: Collation | undefined;
  compilePipeline: (stages: readonly Value[]) => (doc: Doc) => Doc;
};

export function compileUpdate(spec: UpdateSpec, tools: UpdateTools): Updater {
  const { update } = spec;
  if (Array.isArray(update)) {
    return pipelineUpdater(spec, update, tools);
  }
  const doc = Buffer.isBuffer(update) ? decodeDoc(update) : update;
  assertThat(isDoc(doc), 9, 'Update argument must be either an object or an array');
  const [first] = doc.keys();
  return first?.startsWith('$') === true
    ? modifierUpdater(spec, doc, tools)
    : replacementUpdater(spec, doc);
}

function replacementUpdater(spec: UpdateSpec, replacement: Doc): Updater {
  refuseArrayFilters(spec, 'replacement');
  const dollar = [...replacement.keys()].find((name) => name.startsWith('$'));
  assertThat(
    dollar === undefined,
    52,
    `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );
  const replace = (id: Value): Doc => {
    const next: Doc = new Map([['_id', replacement.has('_id') ? replacement.get('_id') : id]]);
    for (const [name, value] of replacement) {
      next.set(name, value);
    }
    return next;
  };
  return {
    kind: 'replacement',
    update: (raw) => {
      const id = decodeDoc(raw).get('_id');
      const next = replace(id);
      keepId(id, next);
      return encodeDoc(next);
    },
    insert: (seed) => replace(seed.get('_id')),
  };
}

function refuseArrayFilters(spec: UpdateSpec, kind: string): void {
  assertThat(
    spec.arrayFilters.length === 0,
    9,
    `Cannot specify arrayFilters and a ${kind}-style update`,
  );
}

function pipelineUpdater(spec: UpdateSpec, stages: readonly Value[], tools: UpdateTools): Updater {
  refuseArrayFilters(spec, 'pipeline');
  refuseCollation(tools.collation, 'an update by a pipeline');
  const run = tools.compilePipeline(stages);
  return {
    kind: 'pipeline',
    update: (raw) => {
      const doc = decodeDoc(raw);
      const id = doc.get('_id');
      const next = idFirst(run(doc), id);
      keepId(id, next);
      return encodeDoc(next);
    },
    insert: (seed) => idFirst(run(seed), seed.get('_id')),
  };
}

function idFirst(doc: Doc, id: Value): Doc {
  return new Map([['_id', doc.get('_id') ?? id], ...doc]);
}

function modifierUpdater(spec: UpdateSpec, update: Doc, tools: UpdateTools): Updater {
  const modifiers = parseUpdate(update);
  refuseComparisons(modifiers, tools.collation);
  const arrayFilters = compileArrayFilters(
    spec,
    modifiers.map(({ path }) => path),
    tools,
  );
  const usesPosition = modifiers.some(({ path }) => path.split('.').includes('$'));
  const common = {
    arrayFilters,
    compilePull: (condition: Value) => compilePull(condition, tools),
  };
  const run = (doc: Doc, isInsert: boolean, position: number | undefined) => {
    applyModifiers(doc, modifiers, { ...common, isInsert, position, now: new Date() });
  };
  return {
    kind: 'modifiers',
    update: (raw) => {
      const doc = decodeDoc(raw);
      const id = doc.get('_id');
      run(doc, false, usesPosition ? arrayPosition(spec.filter, doc) : undefined);
      keepId(id, doc);
      return encodeDoc(doc);
    },
    insert: (seed) => {
      const id = seed.get('_id');
      run(seed, true, undefined);
      keepId(id, seed);
      return seed;
    },
  };
}

const comparing = new Set<Modifier['operator']>([
  ...(['$addToSet', '$max', '$min', '$pull', '$pullAll', '$push'] as const),
]);

function refuseComparisons(modifiers: readonly Modifier[], collation: Collation | undefined): void {
  const found = modifiers.find(({ operator }) => comparing.has(operator));
  if (found) {
    refuseCollation(collation, found.operator);
  }
}

function compileArrayFilters(
  spec: UpdateSpec,
  paths: readonly string[],
  { filters, collation }: UpdateTools,
): Map<string, (item: Value) => boolean> {
  const tests = new Map<string, (item: Value) => boolean>();
  for (const filter of spec.arrayFilters) {
    assertThat(
      isDoc(filter),
      14,
      "BSON field 'update.updates.arrayFilters' has a wrong type, expected object",
    );
    const name = identifierOf(filter);
    assertThat(
      !tests.has(name),
      9,
      `Found multiple array filters with the same top-level field name ${name}`,
    );
    refuseCollation(collation, 'arrayFilters');
    const matches = compileFilter(parseFilter(filter, filters));
    tests.set(name, (item) => matches(new Map([[name, item]])));
  }
  for (const name of tests.keys()) {
    assertThat(
      paths.some((path) => path.split('.').includes(`$[${name}]`)),
      9,
      `The array filter for identifier '${name}' was not used in the update`,
    );
  }
  return tests;
}

function identifierOf(filter: Doc): string {
  const names = new Set(fieldNames(filter));
  const [name] = names;
  assertThat(
    name !== undefined,
    9,
    'Cannot use an expression without a top-level field name in arrayFilters',
  );
  if (names.size > 1) {
    throw new ServerError(
      9,
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${[...names].join("' and '")}'`,
    );
  }
  assertThat(
    /^[a-z][a-zA-Z0-9]*$/.test(name),
    2,
    `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
  );
  return name;
}

function fieldNames(filter: Doc): string[] {
  return [...filter].flatMap(([name, value]) => {
    if (!name.startsWith('$')) {
      return [name.split('.')[0] ?? ''];
    }
    return Array.isArray(value) ? value.filter(isDoc).flatMap(fieldNames) : [];
  });
}

/** `$pull` takes a value, operators on the value, or a filter on documents. */
function compilePull(condition: Value, { filters }: UpdateTools): (item: Value) => boolean {
  if (isDoc(condition) && !isOperatorDoc(condition)) {
    const matches = compileFilter(parseFilter(condition, filters));
    return (item) => isDoc(item) && matches(item);
  }
  if (isDoc(condition)) {
    return compileValueTest(and(parseOperators(null, condition, filters)));
  }
  const wrapped = parseFilter(new Map([['x', condition]]), filters);
  const node: FilterNode = wrapped.kind === 'leaf' ? { ...wrapped, path: null } : wrapped;
  return compileValueTest(node);
}
