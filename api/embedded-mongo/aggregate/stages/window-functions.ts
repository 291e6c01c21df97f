import { toDouble } from '../../bson/exact-number';
import { type Doc, doubleValue, isDoc, isNumeric, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { isNullish } from '../operators/operand';
import { evaluator, type PipelineContext } from '../pipeline-context';

export type Partition = {
  docs: readonly Doc[];
  sort: Doc | undefined;
  sortKeys: readonly Buffer[];
};

type Compile = (operand: Value, context: PipelineContext) => (partition: Partition) => Value[];

function requireSort(partition: Partition): void {
  if (!partition.sort) {
    throw new ServerError(5371602, 'the window function must be specified with a sortBy');
  }
}

const ranking =
  (next: (state: { index: number; rank: number; isTie: boolean }) => number): Compile =>
  () =>
  (partition) => {
    requireSort(partition);
    let rank = 0;
    return partition.sortKeys.map((key, index) => {
      const isTie = index > 0 && partition.sortKeys[index - 1]?.equals(key) === true;
      rank = next({ index, rank, isTie });
      return rank;
    });
  };

const shift: Compile = (operand, context) => {
  const by = isDoc(operand) ? operand.get('by') : undefined;
  if (!isDoc(operand) || !operand.has('output') || !isNumeric(by)) {
    throw new ServerError(9, "$shift requires 'output' and an integer 'by'");
  }
  const output = evaluator(operand.get('output'), context);
  const absent = evaluator(operand.get('default') ?? null, context)(new Map());
  return (partition) => {
    requireSort(partition);
    return partition.docs.map((_doc, index) => {
      const other = partition.docs[index + toDouble(by)];
      return other ? (output(other) ?? null) : absent;
    });
  };
};

const lastObserved: Compile = (operand, context) => {
  const read = evaluator(operand, context);
  return ({ docs }) => {
    let last: Value = null;
    return docs.map((doc) => {
      const value = read(doc);
      last = isNullish(value) ? last : value;
      return last;
    });
  };
};

const exponentialAverage: Compile = (operand, context) => {
  const [n, alpha] = isDoc(operand) ? [operand.get('N'), operand.get('alpha')] : [];
  if (!isDoc(operand) || (!isNumeric(n) && !isNumeric(alpha))) {
    throw new ServerError(9, '$expMovingAvg needs an input and either N or alpha');
  }
  const weight = isNumeric(alpha) ? toDouble(alpha) : 2 / (toDouble(n as number) + 1); // one of both, checked above
  const read = evaluator(operand.get('input'), context);
  return (partition) => {
    requireSort(partition);
    let average: number | undefined;
    return partition.docs.map((doc) => {
      const value = read(doc);
      if (isNumeric(value)) {
        average =
          average === undefined
            ? toDouble(value)
            : toDouble(value) * weight + average * (1 - weight);
      }
      return average === undefined ? null : doubleValue(average);
    });
  };
};

const linearFill: Compile = (operand, context) => {
  const read = evaluator(operand, context);
  return (partition) => {
    requireSort(partition);
    const [field = ''] = partition.sort?.keys() ?? [];
    const rows = partition.docs.map((doc) => ({ x: position(doc.get(field)), y: read(doc) }));
    return rows.map(({ x, y }, index) => {
      if (!isNullish(y)) {
        return y;
      }
      const before = rows.slice(0, index).findLast((row) => !isNullish(row.y));
      const after = rows.slice(index + 1).find((row) => !isNullish(row.y));
      if (!before || !after || !isNumeric(before.y) || !isNumeric(after.y)) {
        return null;
      }
      const share = (x - before.x) / (after.x - before.x);
      return doubleValue(toDouble(before.y) + share * (toDouble(after.y) - toDouble(before.y)));
    });
  };
};

function position(value: Value): number {
  if (value instanceof Date) {
    return value.getTime();
  }
  return isNumeric(value) ? toDouble(value) : NaN;
}

/** Functions of a whole partition, by name; the accumulators serve as the others. */
export const windowFunctions = new Map<string, Compile>([
  ['$rank', ranking(({ index, rank, isTie }) => (isTie ? rank : index + 1))],
  ['$denseRank', ranking(({ rank, isTie }) => (isTie ? rank : rank + 1))],
  ['$documentNumber', ranking(({ index }) => index + 1)],
  ['$shift', shift],
  ['$locf', lastObserved],
  ['$expMovingAvg', exponentialAverage],
  ['$linearFill', linearFill],
]);
