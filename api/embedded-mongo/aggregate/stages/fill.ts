import { compareValues, identityOf } from '../../bson/compare';
import { textOf } from '../../bson/describe';
import { toDouble } from '../../bson/exact-number';
import { type Doc, doubleValue, isDoc, isNumeric, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { parsePath, valueAt } from '../../query/path';
import { createMemory, heldInput } from '../memory';
import { moveDate } from '../operators/date-math';
import { isNullish } from '../operators/operand';
import { utc } from '../operators/time-zone';
import { asDoc, type CompileStage, evaluator } from '../pipeline-context';

import { replaceAt } from './basic';
import { setWindowFields } from './window';

/** `$fill` is `$setWindowFields` with `$locf` or `$linearFill`, and a value for what is missing. */
// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
export const fill: CompileStage = (operand, tools) => {
  const output = isDoc(operand) ? operand.get('output') : undefined;
  if (!isDoc(operand) || !isDoc(output)) {
    throw new ServerError(40414, "BSON field '$fill.output' is missing but a required field");
  }
  const methods: Doc = new Map();
  const constants: [string, (doc: Doc) => Value][] = [];
  for (const [name, spec] of output) {
    const method = isDoc(spec) ? spec.get('method') : undefined;
    if (method === 'locf' || method === 'linear') {
      methods.set(name, new Map([[method === 'locf' ? '$locf' : '$linearFill', `$${name}`]]));
    } else if (isDoc(spec) && spec.has('value')) {
      constants.push([name, evaluator(spec.get('value'), tools.context)]);
    } else {
      throw new ServerError(6050202, 'Method must be either locf or linear');
    }
  }
  const window =
    methods.size > 0 ? setWindowFields(windowSpec(operand, methods), tools) : undefined;
  return function* filled(input) {
    for (const source of window ? window(input) : input) {
      const doc = asDoc(source);
      yield constants.reduce(
        (result, [name, compute]) =>
          isNullish(valueAt(result, parsePath(name)))
            ? replaceAt(result, name.split('.'), compute(doc) ?? null)
            : result,
        doc,
      );
    }
  };
};

function windowSpec(operand: Doc, output: Doc): Doc {
  const fields = operand.get('partitionByFields');
  const partitionBy = Array.isArray(fields)
    ? new Map(fields.map((field): [string, Value] => [textOf(field), `$${textOf(field)}`]))
    : operand.get('partitionBy');
  return new Map<string, Value>([
    ['partitionBy', partitionBy ?? null],
    ['sortBy', operand.get('sortBy') ?? new Map([['_id', 1]])],
    ['output', output],
  ]);
}

type Steps = { step: number; unit: string | undefined };

export const densify: CompileStage = (operand) => {
  const range = isDoc(operand) ? operand.get('range') : undefined;
  const field = isDoc(operand) ? operand.get('field') : undefined;
  if (!isDoc(operand) || !isDoc(range) || typeof field !== 'string') {
    throw new ServerError(40414, "BSON field '$densify.range' is missing but a required field");
  }
  const [step, unit, bounds] = ['step', 'unit', 'bounds'].map((name) => range.get(name));
  if (!isNumeric(step) || toDouble(step) <= 0) {
    throw new ServerError(
      5733401,
      'the step parameter in a range statement must be a strictly positive numeric value',
    );
  }
  const steps: Steps = { step: toDouble(step), unit: typeof unit === 'string' ? unit : undefined };
  const by = operand.get('partitionByFields');
  const partitionFields = Array.isArray(by) ? by.map(String) : [];
  return function* dense(input) {
    const docs = [...heldInput(input, createMemory('$densify'))]
      .map(asDoc)
      .filter((doc) => !isNullish(doc.get(field)));
    docs.sort((left, right) => compareValues(left.get(field), right.get(field)));
    for (const partition of partitionsBy(docs, partitionFields)) {
      yield* densifyPartition(partition, {
        field,
        steps,
        limits: limitsOf(bounds, docs, partition, field),
        partitionFields,
      });
    }
  };
};

function partitionsBy(docs: readonly Doc[], fields: readonly string[]): Doc[][] {
  const found = new Map<string, Doc[]>();
  for (const doc of docs) {
    const identity = identityOf(fields.map((field) => doc.get(field) ?? null));
    const partition = found.get(identity) ?? [];
    partition.push(doc);
    found.set(identity, partition);
  }
  return [...found.values()];
}

// eslint-disable-next-line max-params -- the four things a bound may depend on
function limitsOf(
  bounds: Value,
  all: readonly Doc[],
  partition: readonly Doc[],
  field: string,
): [Value, Value, boolean] {
  if (Array.isArray(bounds)) {
    return [bounds[0], bounds[1], false];
  }
  const docs = bounds === 'full' ? all : partition;
  return [docs[0]?.get(field), docs.at(-1)?.get(field), true];
}

type Densification = {
  field: string;
  steps: Steps;
  limits: [Value, Value, boolean];
  partitionFields: readonly string[];
};

function* densifyPartition(
  docs: readonly Doc[],
  { field, steps, limits, partitionFields }: Densification,
): Generator<Doc> {
  const [first, last, isInclusive] = limits;
  let position = 0;
  for (let value = first; isBefore(value, last, isInclusive); value = advance(value, steps)) {
    let isThere = false;
    for (
      let doc = docs[position];
      doc && compareValues(doc.get(field), value) <= 0;
      doc = docs[++position]
    ) {
      isThere ||= compareValues(doc.get(field), value) === 0;
      yield doc;
    }
    if (!isThere) {
      const seed = new Map(
        partitionFields.map((name): [string, Value] => [name, docs[0]?.get(name)]),
      );
      yield new Map<string, Value>([...seed, [field, value]]);
    }
  }
  yield* docs.slice(position);
}

function isBefore(value: Value, last: Value, isInclusive: boolean): boolean {
  const sign = compareValues(value, last);
  return isInclusive ? sign <= 0 : sign < 0;
}

function advance(value: Value, { step, unit }: Steps): Value {
  if (value instanceof Date) {
    return moveDate(value, { unit: unit ?? 'millisecond', amount: step }, utc);
  }
  if (!isNumeric(value)) {
    throw new ServerError(5733201, 'Densify field type must be numeric or a date');
  }
  return typeof value === 'number' && Number.isInteger(value + step)
    ? value + step
    : doubleValue(toDouble(value) + step);
}
