import { compareValues } from '../../bson/compare';
import { toDouble } from '../../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { createSortKey } from '../../query/sort-key';
import { accumulators, percentile } from '../operators/accumulator';
import { isNullish } from '../operators/operand';
import { sharesOf } from '../operators/operator-tables';
import { evaluator, type Evaluator, type PipelineContext } from '../pipeline-context';

/** An accumulator of `$group`: takes whole documents. */
export type Accumulation = { add: (doc: Doc) => void; result: () => Value };
export type CreateAccumulation = () => Accumulation;

type Compile = (operand: Value, context: PipelineContext, name: string) => CreateAccumulation;

/** Operators that keep what they are given until the end. */
const collectors = new Set([
  '$push',
  '$addToSet',
  '$firstN',
  '$lastN',
  '$minN',
  '$maxN',
  '$top',
  '$bottom',
  '$topN',
  '$bottomN',
  '$median',
  '$percentile',
]);

/** Whether an accumulator takes more memory the more it is given. */
export function isCollecting(spec: Value): boolean {
  return isDoc(spec) && [...spec.keys()].some((name) => collectors.has(name));
}

/** @throws ServerError 15952 for an operator that is no accumulator */
export function compileAccumulation(spec: Value, context: PipelineContext): CreateAccumulation {
  if (!isDoc(spec) || spec.size !== 1) {
    throw new ServerError(40238, 'The field must be specified as an accumulator object');
  }
  const [[name, operand] = ['', null]] = spec;
  const simple = accumulators.get(name);
  if (simple) {
    const evaluate = evaluator(operand, context);
    return () => {
      const accumulator = simple();
      return {
        add: (doc) => {
          accumulator.add(evaluate(doc));
        },
        result: accumulator.result,
      };
    };
  }
  const compile = special.get(name);
  if (!compile) {
    throw new ServerError(15952, `unknown group operator '${name}'`);
  }
  return compile(operand, context, name);
}

function field(operand: Value, name: string): Value {
  if (!isDoc(operand) || !operand.has(name)) {
    throw new ServerError(5787900, `Missing value for '${name}'`);
  }
  return operand.get(name);
}

function readCount(operand: Value, context: PipelineContext): number {
  const count = evaluator(field(operand, 'n'), context)(new Map());
  if (!isNumeric(count) || !Number.isInteger(toDouble(count)) || toDouble(count) < 1) {
    throw new ServerError(5787908, "'n' must be a positive integer");
  }
  return toDouble(count);
}

function collecting(evaluate: Evaluator, finish: (values: Value[]) => Value): CreateAccumulation {
  return () => {
    const values: Value[] = [];
    return {
      add: (doc) => {
        values.push(evaluate(doc));
      },
      result: () => finish(values),
    };
  };
}

const choosing =
  (choose: (values: Value[], count: number) => Value[]): Compile =>
  (operand, context) => {
    const count = readCount(operand, context);
    return collecting(evaluator(field(operand, 'input'), context), (values) =>
      choose(values, count).map((value) => value ?? null),
    );
  };

function ordered(values: Value[]): Value[] {
  return values.filter((value) => !isNullish(value)).sort(compareValues);
}

const ranked =
  (isTop: boolean, isSingle: boolean): Compile =>
  (operand, context) => {
    const count = isSingle ? 1 : readCount(operand, context);
    const sortBy = field(operand, 'sortBy');
    if (!isDoc(sortBy)) {
      throw new ServerError(10065, "'sortBy' must be an object");
    }
    const keyOf = createSortKey(sortBy);
    const output = evaluator(field(operand, 'output'), context);
    return () => {
      const rows: { key: Buffer; value: Value }[] = [];
      return {
        add: (doc) => {
          rows.push({ key: keyOf(doc), value: output(doc) ?? null });
        },
        result: () => {
          rows.sort((left, right) => Buffer.compare(left.key, right.key));
          const chosen = (isTop ? rows.slice(0, count) : rows.slice(-count)).map(
            ({ value }) => value,
          );
          return isSingle ? (chosen[0] ?? null) : chosen;
        },
      };
    };
  };

const counting: Compile = (operand) => {
  if (!isDoc(operand) || operand.size > 0) {
    throw new ServerError(9, '$count takes no arguments, i.e. $count:{}');
  }
  return () => {
    let count = 0;
    return {
      add: () => {
        count++;
      },
      result: () => count,
    };
  };
};

const special = new Map<string, Compile>([
  ['$count', counting],
  ['$firstN', choosing((values, count) => values.slice(0, count))],
  ['$lastN', choosing((values, count) => values.slice(-count))],
  ['$minN', choosing((values, count) => ordered(values).slice(0, count))],
  ['$maxN', choosing((values, count) => ordered(values).reverse().slice(0, count))],
  ['$top', ranked(true, true)],
  ['$bottom', ranked(false, true)],
  ['$topN', ranked(true, false)],
  ['$bottomN', ranked(false, false)],
  [
    '$median',
    (operand, context) =>
      collecting(
        evaluator(field(operand, 'input'), context),
        (values) => percentile(values, [0.5])[0],
      ),
  ],
  [
    '$percentile',
    (operand, context) => {
      const shares = sharesOf(evaluator(field(operand, 'p'), context)(new Map()));
      return collecting(evaluator(field(operand, 'input'), context), (values) =>
        percentile(values, shares),
      );
    },
  ],
]);
