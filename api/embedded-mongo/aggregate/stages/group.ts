import { identityOf } from '../../bson/compare';
import { countOf, type Doc, isDoc, isNumeric, type Value } from '../../bson/value';
import { assertThat } from '../../errors/server-error';
import { refuseCollation } from '../../query/collation';
import type { Source } from '../../query/path';
import { createMemory, type Memory, roughSize } from '../memory';
import {
  asDoc,
  type CompileStage,
  evaluator,
  type Evaluator,
  type PipelineContext,
  type Stage,
} from '../pipeline-context';

import {
  type Accumulation,
  compileAccumulation,
  type CreateAccumulation,
  isCollecting,
} from './accumulation';

type Field = {
  name: string;
  create: CreateAccumulation;
  /** what the accumulator is given, if it keeps that */
  kept: Evaluator | undefined;
};
type Group = { id: Value; accumulations: Accumulation[] };

export const group: CompileStage = (operand, { context }) => {
  assertThat(isDoc(operand), 15947, "a group's fields must be specified in an object");
  assertThat(operand.has('_id'), 15955, 'a group specification must include an _id');
  const counter = countingGroup(operand);
  if (counter) {
    return counter;
  }
  refuseCollation(context.collation, '$group');
  const idOf = evaluator(operand.get('_id'), context);
  const fields = accumulatorFields(operand, context);
  return function* groupDocs(input) {
    const groups = new Map<string, Group>();
    const memory = createMemory('$group');
    for (const source of input) {
      const doc = asDoc(source);
      const id = idOf(doc) ?? null;
      findGroup({ groups, id, memory }, fields).accumulations.forEach((accumulation) => {
        accumulation.add(doc);
      });
      holdKept(fields, doc, memory);
    }
    for (const found of groups.values()) {
      yield resultOf(found, fields);
    }
  };
};

function accumulatorFields(operand: Doc, context: PipelineContext): Field[] {
  return [...operand]
    .filter(([name]) => name !== '_id')
    .map(([name, spec]) => {
      assertThat(!name.includes('.'), 40235, `The field name '${name}' cannot contain '.'`);
      const [operand = null] = isDoc(spec) ? spec.values() : [];
      return {
        name,
        create: compileAccumulation(spec, context),
        kept: isCollecting(spec) ? evaluator(keptPart(operand), context) : undefined,
      };
    });
}

/** `$push` keeps its operand, `$percentile` a field of it. */
function keptPart(operand: Value): Value {
  return isDoc(operand) ? (operand.get('input') ?? operand) : operand;
}

function holdKept(fields: readonly Field[], doc: Doc, memory: Memory): void {
  for (const { kept } of fields) {
    if (kept) {
      memory.hold(roughSize(kept(doc)));
    }
  }
}

type Wanted = { groups: Map<string, Group>; id: Value; memory: Memory };

function findGroup({ groups, id, memory }: Wanted, fields: readonly Field[]): Group {
  const key = identityOf(id);
  const known = groups.get(key);
  if (known) {
    return known;
  }
  const created = { id, accumulations: fields.map(({ create }) => create()) };
  groups.set(key, created);
  memory.hold(key.length * 2 + roughSize(id) + 100 + fields.length * 64);
  return created;
}

function resultOf({ id, accumulations }: Group, fields: readonly Field[]): Doc {
  const doc: Doc = new Map([['_id', id]]);
  fields.forEach(({ name }, index) => {
    doc.set(name, accumulations[index]?.result() ?? null);
  });
  return doc;
}

/** `{ _id: <constant>, n: { $sum: 1 } }`, the way drivers count, looks into no document. */
// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
function countingGroup(operand: Doc): Stage | undefined {
  const [id, field, ...more] = [...operand];
  const spec = field?.[1];
  const isConstant = id?.[0] === '_id' && (id[1] === null || isNumeric(id[1]));
  if (
    !isConstant ||
    more.length > 0 ||
    !field ||
    !isDoc(spec) ||
    spec.size !== 1 ||
    spec.get('$sum') !== 1
  ) {
    return undefined;
  }
  return function* countAll(input: Iterable<Source>) {
    const count = countOf(input);
    if (count > 0) {
      yield new Map<string, Value>([
        ['_id', id[1]],
        [field[0], count],
      ]);
    }
  };
}
