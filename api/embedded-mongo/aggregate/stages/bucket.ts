import { compareValues } from '../../bson/compare';
import { type Doc, isDoc, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { asDoc, type CompileStage, evaluator, type PipelineContext } from '../pipeline-context';

import { accumulatorFields, findGroup, type Group, resultOf } from './group';

export const bucket: CompileStage = (operand, { context }) => {
  const { groupBy, output } = readBucket(operand, context);
  const spec = operand as Doc; // readBucket
  const boundaries = spec.get('boundaries');
  if (!Array.isArray(boundaries) || boundaries.length < 2) {
    throw new ServerError(40192, 'The $bucket boundaries field must have at least 2 values');
  }
  const limits = boundaries.map((boundary) => evaluator(boundary, context)(new Map()));
  refuseUnsorted(limits);
  const otherwise = spec.get('default');
  return function* bucketDocs(input) {
    const groups = new Map<string, Group>();
    for (const source of input) {
      const doc = asDoc(source);
      const id = bucketOf(groupBy(doc), limits) ?? otherwise;
      if (id === undefined) {
        throw new ServerError(
          40066,
          '$switch could not find a matching branch for an input, and no default was specified.',
        );
      }
      findGroup({ groups, id }, output).accumulations.forEach((accumulation) => {
        accumulation.add(doc);
      });
    }
    const sorted = [...groups.values()].sort((left, right) => compareValues(left.id, right.id));
    for (const { id, accumulations } of sorted) {
      yield resultOf(id, output, accumulations);
    }
  };
};

function refuseUnsorted(limits: readonly Value[]): void {
  for (let index = 1; index < limits.length; index++) {
    if (compareValues(limits[index - 1], limits[index]) >= 0) {
      throw new ServerError(
        40194,
        "The 'boundaries' option to $bucket must be sorted in ascending order",
      );
    }
  }
}

function bucketOf(value: Value, limits: readonly Value[]): Value {
  const index = limits.findLastIndex((limit) => compareValues(value, limit) >= 0);
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
