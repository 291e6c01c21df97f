import { type Doc, isDoc, type Value } from '../../bson/value';
import { assertThat } from '../../errors/server-error';
import { accumulators, percentile } from '../operators/accumulator';
import { sharesOf } from '../operators/operator-tables';
import { evaluator, type PipelineContext } from '../pipeline-context';

/** An accumulator of `$group`: takes whole documents. */
export type Accumulation = { add: (doc: Doc) => void; result: () => Value };
export type CreateAccumulation = () => Accumulation;

type Compile = (operand: Value, context: PipelineContext) => CreateAccumulation;

/** Operators that keep what they are given until the end. */
const collectors = new Set(['$push', '$addToSet', '$median', '$percentile']);

const refused = new Set([
  ...['$accumulator', '$stdDevPop', '$stdDevSamp', '$firstN', '$lastN', '$minN', '$maxN'],
  ...['$top', '$bottom', '$topN', '$bottomN'],
]);

/** Whether an accumulator takes more memory the more it is given. */
export function isCollecting(spec: Value): boolean {
  return isDoc(spec) && [...spec.keys()].some((name) => collectors.has(name));
}

/** @throws ServerError 15952 for an operator that is no accumulator */
export function compileAccumulation(spec: Value, context: PipelineContext): CreateAccumulation {
  assertThat(
    isDoc(spec) && spec.size === 1,
    40238,
    'The field must be specified as an accumulator object',
  );
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
  assertThat(!refused.has(name), 115, `${name} is not supported by the embedded database`);
  const compile = special.get(name);
  assertThat(compile !== undefined, 15952, `unknown group operator '${name}'`);
  return compile(operand, context);
}

function field(operand: Value, name: string): Value {
  assertThat(isDoc(operand) && operand.has(name), 5787900, `Missing value for '${name}'`);
  return operand.get(name);
}

/** Keeps the numbers of `input` for the shares that are asked for. */
function percentilesOf(
  operand: Value,
  context: PipelineContext,
  finish: (values: readonly Value[]) => Value,
): CreateAccumulation {
  const evaluate = evaluator(field(operand, 'input'), context);
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

const counting: Compile = (operand) => {
  assertThat(isDoc(operand) && operand.size === 0, 9, '$count takes no arguments, i.e. $count:{}');
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
  [
    '$median',
    (operand, context) => percentilesOf(operand, context, (values) => percentile(values, [0.5])[0]),
  ],
  [
    '$percentile',
    (operand, context) => {
      const shares = sharesOf(evaluator(field(operand, 'p'), context)(new Map()));
      return percentilesOf(operand, context, (values) => percentile(values, shares));
    },
  ],
]);
