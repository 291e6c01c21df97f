import { toDouble } from '../../bson/exact-number';
import { type Doc, doubleValue, isDoc, isNumeric, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { evaluator, type PipelineContext } from '../pipeline-context';

/** A value of the documents in one window. */
type OverWindow = (docs: readonly Doc[]) => Value;
type Compile = (operand: Value, span: Span) => OverWindow;
type Span = { context: PipelineContext; sort: Doc | undefined; hasWindow: boolean; name: string };

const milliseconds: ReadonlyMap<string, number> = new Map([
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
]);

type Sample = { x: number; y: number };

/** Reads input against the sort field; a date counts in the unit asked for. */
function sampler(operand: Value, { context, sort, hasWindow, name }: Span) {
  if (!isDoc(operand) || !operand.has('input')) {
    throw new ServerError(9, `${name} expects an object with 'input'`);
  }
  const [field, ...more] = sort?.keys() ?? [];
  if (field === undefined || more.length > 0) {
    throw new ServerError(5371602, `${name} requires a sortBy with exactly one element`);
  }
  if (!hasWindow && name === '$derivative') {
    throw new ServerError(9, '$derivative requires explicit window bounds');
  }
  const unit = unitOf(operand.get('unit'), name);
  const read = evaluator(operand.get('input'), context);
  const at = evaluator(`$${field}`, context);
  return (doc: Doc): Sample | undefined => {
    const y = read(doc);
    return isNumeric(y) ? { x: place(at(doc), { unit, name }), y: toDouble(y) } : undefined;
  };
}

function unitOf(unit: Value, name: string): number | undefined {
  if (unit === undefined) {
    return undefined;
  }
  const size = typeof unit === 'string' ? milliseconds.get(unit) : undefined;
  if (size === undefined) {
    throw new ServerError(5490704, `unit must be 'week' or smaller in ${name}`);
  }
  return size;
}

function place(value: Value, { unit, name }: { unit: number | undefined; name: string }): number {
  if (value instanceof Date) {
    if (unit === undefined) {
      throw new ServerError(5624901, `${name} where the sortBy is a Date requires an 'unit'`);
    }
    return value.getTime() / unit;
  }
  if (!isNumeric(value) || unit !== undefined) {
    throw new ServerError(
      unit === undefined ? 5624902 : 5624900,
      `${name} requires the sortBy to be ${unit === undefined ? 'a number' : 'a Date with unit'}`,
    );
  }
  return toDouble(value);
}

const derivative: Compile = (operand, span) => {
  const sample = sampler(operand, span);
  return (docs) => {
    const [start, end] = [docs.at(0), docs.at(-1)].map((doc) => doc && sample(doc));
    return start && end && end.x !== start.x
      ? doubleValue((end.y - start.y) / (end.x - start.x))
      : null;
  };
};

const integral: Compile = (operand, span) => {
  const sample = sampler(operand, span);
  return (docs) => {
    const samples = docs.map(sample).filter((one) => one !== undefined);
    const area = samples.reduce((sum, { x, y }, index) => {
      const before = samples[index - 1];
      return before ? sum + ((y + before.y) / 2) * (x - before.x) : sum;
    }, 0);
    return samples.length === 0 ? null : doubleValue(area);
  };
};

const covariance =
  (isSample: boolean): Compile =>
  (operand, { context, name }) => {
    if (!Array.isArray(operand) || operand.length !== 2) {
      throw new ServerError(16020, `Expression ${name} takes exactly 2 arguments.`);
    }
    const [left, right] = operand.map((one) => evaluator(one, context));
    return (docs) => {
      const pairs = docs
        .map((doc) => ({ x: left?.(doc), y: right?.(doc) }))
        .flatMap(({ x, y }) => (isNumeric(x) && isNumeric(y) ? [[toDouble(x), toDouble(y)]] : []));
      const divisor = isSample ? pairs.length - 1 : pairs.length;
      return divisor < 1 ? null : doubleValue(productOfDeviations(pairs) / divisor);
    };
  };

function productOfDeviations(pairs: readonly number[][]): number {
  const meanOf = (index: number) =>
    pairs.reduce((sum, pair) => sum + (pair[index] ?? 0), 0) / pairs.length;
  const [meanX, meanY] = [meanOf(0), meanOf(1)];
  return pairs.reduce((sum, [x = 0, y = 0]) => sum + (x - meanX) * (y - meanY), 0);
}

/** Functions of the documents in each window, by name. */
export const windowSpans: ReadonlyMap<string, Compile> = new Map([
  ['$derivative', derivative],
  ['$integral', integral],
  ['$covariancePop', covariance(false)],
  ['$covarianceSamp', covariance(true)],
]);
