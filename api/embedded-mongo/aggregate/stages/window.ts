import { compareValues, identityOf } from '../../bson/compare';
import { toDouble } from '../../bson/exact-number';
import { type Doc, doubleValue, isDoc, isNumeric, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { createSortKey, type SortField, parseSort } from '../../query/sort-key';
import { createMemory, heldInput } from '../memory';
import { moveDate } from '../operators/date-math';
import { utc } from '../operators/time-zone';
import { asDoc, type CompileStage, evaluator, type PipelineContext } from '../pipeline-context';

import { compileAccumulation } from './accumulation';
import { replaceAt } from './basic';
import { type Partition, windowFunctions } from './window-functions';
import { windowSpans } from './window-spans';

type Output = { name: string; values: (partition: Partition) => Value[] };

const stageFields = new Set(['partitionBy', 'sortBy', 'output']);

export const setWindowFields: CompileStage = (operand, { context }) => {
  const output = isDoc(operand) ? operand.get('output') : undefined;
  if (!isDoc(operand) || !isDoc(output)) {
    throw new ServerError(
      40414,
      "BSON field '$setWindowFields.output' is missing but a required field",
    );
  }
  const unknown = [...operand.keys()].find((name) => !stageFields.has(name));
  if (unknown !== undefined) {
    throw new ServerError(40415, `BSON field '$setWindowFields.${unknown}' is an unknown field.`);
  }
  const partitionOf = evaluator(operand.get('partitionBy') ?? null, context);
  const sortBy = operand.get('sortBy');
  const sort = isDoc(sortBy) ? sortBy : undefined;
  const outputs = [...output].map(([name, spec]) => compileOutput({ name, spec, sort }, context));
  return function* windows(input) {
    for (const docs of partitions(input, partitionOf)) {
      yield* withOutputs(arrange(docs, sort), outputs, sort);
    }
  };
};

function partitions(input: Iterable<Doc | Buffer>, partitionOf: (doc: Doc) => Value): Doc[][] {
  const found = new Map<string, { id: Value; docs: Doc[] }>();
  for (const source of heldInput(input, createMemory('$setWindowFields'))) {
    const doc = asDoc(source);
    const id = partitionOf(doc) ?? null;
    const identity = identityOf(id);
    const partition = found.get(identity) ?? { id, docs: [] };
    partition.docs.push(doc);
    found.set(identity, partition);
  }
  return [...found.values()]
    .sort((left, right) => compareValues(left.id, right.id))
    .map(({ docs }) => docs);
}

function arrange(docs: Doc[], sort: Doc | undefined): Doc[] {
  if (!sort) {
    return docs;
  }
  const keyOf = createSortKey(sort);
  return docs
    .map((doc) => ({ doc, key: keyOf(doc) }))
    .sort((left, right) => Buffer.compare(left.key, right.key))
    .map(({ doc }) => doc);
}

function* withOutputs(
  docs: Doc[],
  outputs: readonly Output[],
  sort: Doc | undefined,
): Generator<Doc> {
  const partition = { docs, sort, sortKeys: sort ? docs.map(createSortKey(sort)) : [] };
  const columns = outputs.map(({ name, values }) => ({
    parts: name.split('.'),
    values: values(partition),
  }));
  for (const [index, doc] of docs.entries()) {
    yield columns.reduce(
      (result, { parts, values }) => replaceAt(result, parts, values[index] ?? null),
      doc,
    );
  }
}

type OutputSpec = { name: string; spec: Value; sort: Doc | undefined };

function compileOutput({ name, spec, sort }: OutputSpec, context: PipelineContext): Output {
  if (!isDoc(spec)) {
    throw new ServerError(9, `The field '${name}' must be an object`);
  }
  const window = spec.get('window');
  const [operator = ''] = [...spec.keys()].filter((key) => key !== 'window');
  const special = windowFunctions.get(operator);
  if (special) {
    return { name, values: special(spec.get(operator), context) };
  }
  const bounds = compileBounds(window, sort);
  const compileSpan = windowSpans.get(operator);
  if (compileSpan) {
    const hasWindow = isDoc(window);
    const over = compileSpan(spec.get(operator), { context, sort, hasWindow, name: operator });
    const check = context.check ?? (() => undefined);
    const overChecked = (docs: readonly Doc[]) => {
      check();
      return over(docs);
    };
    return { name, values: (partition) => eachWindow(partition, bounds, overChecked) };
  }
  const create = compileAccumulation(new Map([[operator, spec.get(operator)]]), context);
  return {
    name,
    values: (partition) =>
      partition.docs.map((_doc, index) => {
        const accumulation = create();
        const [from, to] = bounds(partition, index);
        context.check?.();
        for (
          let position = Math.max(0, from);
          position <= to && position < partition.docs.length;
          position++
        ) {
          accumulation.add(partition.docs[position] ?? new Map<string, Value>());
        }
        return accumulation.result();
      }),
  };
}

function eachWindow(
  partition: Partition,
  bounds: Bounds,
  over: (docs: readonly Doc[]) => Value,
): Value[] {
  return partition.docs.map((_doc, index) => {
    const [from, to] = bounds(partition, index);
    return over(to < 0 ? [] : partition.docs.slice(Math.max(0, from), to + 1));
  });
}

type Bounds = (partition: Partition, index: number) => [number, number];

// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
function compileBounds(window: Value, sort: Doc | undefined): Bounds {
  if (!isDoc(window) || (!window.has('documents') && !window.has('range'))) {
    return ({ docs }) => [0, docs.length - 1];
  }
  const spec = window.get('documents') ?? window.get('range');
  if (!Array.isArray(spec) || spec.length !== 2) {
    throw new ServerError(5339902, 'Window bounds must be a 2-element array');
  }
  const [lower, upper] = spec;
  if (window.has('documents')) {
    return ({ docs }, index) => [
      documentBound(lower, index, { unbounded: 0 }),
      documentBound(upper, index, { unbounded: docs.length - 1 }),
    ];
  }
  const [field] = sort ? parseSort(sort) : [];
  if (!field || sort?.size !== 1) {
    throw new ServerError(5339902, 'Range-based window require sortBy a single field');
  }
  return rangeBounds({ field, lower, upper, unit: window.get('unit') });
}

function documentBound(bound: Value, index: number, { unbounded }: { unbounded: number }): number {
  if (bound === 'unbounded') {
    return unbounded;
  }
  if (bound === 'current') {
    return index;
  }
  if (!isNumeric(bound) || !Number.isInteger(toDouble(bound))) {
    throw new ServerError(5339902, "Window bounds must be 'unbounded', 'current', or a number");
  }
  return index + toDouble(bound);
}

type Range = { field: SortField; lower: Value; upper: Value; unit: Value };

function rangeBounds({ field, lower, upper, unit }: Range): Bounds {
  const read = (doc: Doc | undefined) => doc?.get(field.path.text);
  return ({ docs }, index) => {
    const current = read(docs[index]);
    const least = lower === 'unbounded' ? undefined : shifted(current, lower, unit);
    const most = upper === 'unbounded' ? undefined : shifted(current, upper, unit);
    const isInside = (doc: Doc) =>
      (least === undefined || compareValues(read(doc), least) >= 0) &&
      (most === undefined || compareValues(read(doc), most) <= 0);
    return [docs.findIndex(isInside), docs.findLastIndex(isInside)];
  };
}

function shifted(value: Value, bound: Value, unit: Value): Value {
  const amount = isNumeric(bound) ? toDouble(bound) : 0;
  if (value instanceof Date) {
    return typeof unit === 'string'
      ? moveDate(value, { unit, amount }, utc)
      : new Date(value.getTime() + amount);
  }
  if (!isNumeric(value)) {
    throw new ServerError(
      5429413,
      'For windows that involve date or time ranges, the sortBy field must be numeric or a date',
    );
  }
  return doubleValue(toDouble(value) + amount);
}
