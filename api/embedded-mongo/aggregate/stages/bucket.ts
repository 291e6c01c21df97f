import { compareValues } from '../../bson/compare';
import { toDouble } from '../../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import type { Order } from '../../query/order';
import { createMemory, heldInput } from '../memory';
import {
  asDoc,
  type CompileStage,
  evaluator,
  orderOf,
  type PipelineContext,
} from '../pipeline-context';

import { accumulatorFields, type Field, findGroup, type Group, resultOf } from './group';

export const bucket: CompileStage = (operand, { context }) => {
  const { groupBy, output } = readBucket(operand, context);
  const order = orderOf(context);
  const spec = operand as Doc; // readBucket
  const boundaries = spec.get('boundaries');
  if (!Array.isArray(boundaries) || boundaries.length < 2) {
    throw new ServerError(40192, 'The $bucket boundaries field must have at least 2 values');
  }
  const limits = boundaries.map((boundary) => evaluator(boundary, context)(new Map()));
  refuseUnsorted(limits, order);
  const otherwise = spec.get('default');
  return function* bucketDocs(input) {
    const groups = new Map<string, Group>();
    for (const source of input) {
      const doc = asDoc(source);
      const id = bucketOf(groupBy(doc), limits, order) ?? otherwise;
      if (id === undefined) {
        throw new ServerError(
          40066,
          '$switch could not find a matching branch for an input, and no default was specified.',
        );
      }
      findGroup({ groups, id, order }, output).accumulations.forEach((accumulation) => {
        accumulation.add(doc);
      });
    }
    const sorted = [...groups.values()].sort((left, right) => order.compare(left.id, right.id));
    for (const { id, accumulations } of sorted) {
      yield resultOf(id, output, accumulations);
    }
  };
};

function refuseUnsorted(limits: readonly Value[], { compare }: Order): void {
  for (let index = 1; index < limits.length; index++) {
    if (compare(limits[index - 1], limits[index]) >= 0) {
      throw new ServerError(
        40194,
        "The 'boundaries' option to $bucket must be sorted in ascending order",
      );
    }
  }
}

function bucketOf(value: Value, limits: readonly Value[], { compare }: Order): Value {
  const index = limits.findLastIndex((limit) => compare(value, limit) >= 0);
  return index < 0 || index === limits.length - 1 ? undefined : limits[index];
}

function readBucket(operand: Value, context: PipelineContext) {
  if (!isDoc(operand) || !operand.has('groupBy')) {
    throw new ServerError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified");
  }
  const output = operand.get('output');
  const spec = isDoc(output) ? output : new Map<string, Value>([['count', new Map([['$sum', 1]])]]);
  return {
    groupBy: evaluator(operand.get('groupBy'), context),
    output: accumulatorFields(spec, context),
  };
}

export const bucketAuto: CompileStage = (operand, { context }) => {
  const { groupBy, output } = readBucket(operand, context);
  const wanted = (operand as Doc).get('buckets'); // readBucket
  if (!isNumeric(wanted) || toDouble(wanted) < 1) {
    throw new ServerError(40243, "The $bucketAuto 'buckets' field must be greater than 0");
  }
  if ((operand as Doc).has('granularity')) {
    throw new ServerError(
      238,
      "$bucketAuto with 'granularity' is not supported by the embedded database",
    );
  }
  return function* bucketsOfEqualSize(input) {
    const rows = [...heldInput(input, createMemory('$bucketAuto'))]
      .map((source) => asDoc(source))
      .map((doc) => ({ doc, value: groupBy(doc) ?? null }))
      .sort((left, right) => compareValues(left.value, right.value));
    yield* fillBuckets(rows, toDouble(wanted), output);
  };
};

type Row = { doc: Doc; value: Value };

function* fillBuckets(
  rows: readonly Row[],
  buckets: number,
  output: readonly Field[],
): Generator<Doc> {
  const size = Math.max(1, Math.round(rows.length / buckets));
  let start = 0;
  for (let bucket = 1; start < rows.length; bucket++) {
    // the last one takes what is left
    const end = bucket >= buckets ? rows.length : endOfTies(rows, start + size);
    const accumulations = output.map(({ create }) => create());
    rows.slice(start, end).forEach(({ doc }) => {
      accumulations.forEach((accumulation) => {
        accumulation.add(doc);
      });
    });
    const id = new Map<string, Value>([
      ['min', rows[start]?.value],
      ['max', end < rows.length ? rows[end]?.value : rows[end - 1]?.value],
    ]);
    yield resultOf(id, output, accumulations);
    start = end;
  }
}

/** Equal values stay in one bucket. */
function endOfTies(rows: readonly Row[], least: number): number {
  let end = Math.min(rows.length, least);
  while (end < rows.length && compareValues(rows[end]?.value, rows[end - 1]?.value) === 0) {
    end++;
  }
  return end;
}
