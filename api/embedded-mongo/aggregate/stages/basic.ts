import { textOf } from '../../bson/describe';
import { toDouble } from '../../bson/exact-number';
import {
  countOf,
  type Doc,
  isDoc,
  isNumeric,
  putField,
  typeName,
  type Value,
} from '../../bson/value';
import { assertThat, ServerError } from '../../errors/server-error';
import { collate } from '../../query/collated-filter';
import { compileFilter } from '../../query/match';
import { parseFilter } from '../../query/parse-filter';
import type { Source } from '../../query/path';
import { createSorter } from '../../query/sort';
import { asDoc, type CompileStage, evaluator, filterContext } from '../pipeline-context';

export const match: CompileStage = (operand, { context }) => {
  assertThat(isDoc(operand), 15959, 'the match filter must be an expression in an object');
  const filter = parseFilter(operand, filterContext(context));
  const matches = compileFilter(collate(filter, context.collation));
  return function* matching(input) {
    for (const source of input) {
      if (matches(source)) {
        yield source;
      }
    }
  };
};

export const sort: CompileStage = (operand, { context }) => {
  assertThat(isDoc(operand), 15973, 'the $sort key specification must be an object');
  assertThat(operand.size > 0, 15976, '$sort stage must have at least one sort key');
  const sorter = createSorter<Source>({
    sort: operand,
    limit: 0,
    collation: context.collation,
    check: context.check,
  });
  return (input) =>
    sorter(
      input,
      (source) => source,
      (source) => (Buffer.isBuffer(source) ? source.length : 500),
    );
};

/** A whole number for `$limit` and `$skip`. */
export function stageCount(operand: Value, stage: '$limit' | '$skip'): number {
  const code = stage === '$limit' ? 5107201 : 5107200;
  const count = isNumeric(operand) ? toDouble(operand) : NaN;
  assertThat(
    Number.isInteger(count),
    code,
    `invalid argument to ${stage} stage: Expected an integer`,
  );
  assertThat(
    count >= 0,
    code,
    `invalid argument to ${stage} stage: Expected a non-negative number`,
  );
  assertThat(count > 0 || stage === '$skip', 15958, 'the limit must be positive');
  return count;
}

export const limit: CompileStage = (operand) => {
  const most = stageCount(operand, '$limit');
  return function* limited(input) {
    let count = 0;
    for (const source of input) {
      yield source;
      count++;
      if (count === most) {
        return;
      }
    }
  };
};

export const skip: CompileStage = (operand) => {
  const skipped = stageCount(operand, '$skip');
  return function* skipping(input) {
    let count = 0;
    for (const source of input) {
      if (count >= skipped) {
        yield source;
      }
      count++;
    }
  };
};

export const count: CompileStage = (operand) => {
  assertThat(
    typeof operand === 'string' && operand !== '',
    40156,
    'the count field must be a non-empty string',
  );
  assertThat(
    !operand.startsWith('$') && !operand.includes('.'),
    operand.startsWith('$') ? 40158 : 40160,
    "the count field cannot be a $-prefixed path or contain '.'",
  );
  return function* counting(input) {
    const total = countOf(input);
    if (total > 0) {
      yield new Map([[operand, total]]);
    }
  };
};

export const replaceRoot: CompileStage = (operand, tools) => {
  assertThat(
    isDoc(operand) && operand.has('newRoot'),
    40231,
    'no newRoot specified for the $replaceRoot stage',
  );
  return replaceWith(operand.get('newRoot') ?? null, tools);
};

export const replaceWith: CompileStage = (operand, { context }) => {
  const rootOf = evaluator(operand, context);
  return function* replacing(input) {
    for (const source of input) {
      const root = rootOf(asDoc(source));
      if (!isDoc(root)) {
        throw new ServerError(
          40228,
          `'newRoot' expression must evaluate to an object, but resulting value was of type: '${typeName(root)}'`,
        );
      }
      yield root;
    }
  };
};

export const unwind: CompileStage = (operand) => {
  const spec = isDoc(operand) ? operand : new Map<string, Value>([['path', operand]]);
  const path = spec.get('path');
  if (typeof path !== 'string' || !path.startsWith('$')) {
    throw new ServerError(
      28818,
      `path option to $unwind stage should be prefixed with a '$': ${textOf(path)}`,
    );
  }
  const unknown = [...spec.keys()].find(
    (name) => !['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name),
  );
  assertThat(unknown === undefined, 28811, `unrecognized option to $unwind stage: ${unknown}`);
  const index = spec.get('includeArrayIndex');
  const options = {
    parts: path.slice(1).split('.'),
    indexField: typeof index === 'string' ? index : undefined,
    keepsEmpty: spec.get('preserveNullAndEmptyArrays') === true,
  };
  return function* unwinding(input) {
    for (const source of input) {
      yield* unwindDoc(asDoc(source), options);
    }
  };
};

type Unwinding = { parts: readonly string[]; indexField: string | undefined; keepsEmpty: boolean };

// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
function* unwindDoc(doc: Doc, { parts, indexField, keepsEmpty }: Unwinding): Generator<Doc> {
  let value: Value = doc;
  for (const part of parts) {
    value = isDoc(value) ? value.get(part) : undefined;
  }
  const numbered = (result: Doc, index: Value) =>
    indexField === undefined ? result : replaceAt(result, indexField.split('.'), index);
  if (Array.isArray(value) && value.length > 0) {
    for (const [index, item] of value.entries()) {
      yield numbered(replaceAt(doc, parts, item), index);
    }
  } else if (!Array.isArray(value) && value !== undefined && value !== null) {
    yield numbered(doc, null);
  } else if (keepsEmpty) {
    yield numbered(Array.isArray(value) ? replaceAt(doc, parts, undefined) : doc, null);
  }
}

/** A copy with the value at a path through documents. */
export function replaceAt(doc: Doc, parts: readonly string[], value: Value): Doc {
  const [name = '', ...rest] = parts;
  const result = new Map(doc);
  const child = doc.get(name);
  const parent = isDoc(child) ? child : new Map<string, Value>();
  putField(result, name, rest.length === 0 ? value : replaceAt(parent, rest, value));
  return result;
}

export const sample: CompileStage = (operand) => {
  const size = isDoc(operand) ? operand.get('size') : undefined;
  assertThat(
    isNumeric(size) && toDouble(size) >= 1,
    28747,
    'size argument to $sample must be a positive integer',
  );
  return (input) => {
    const kept: Source[] = [];
    let seen = 0;
    for (const source of input) {
      seen++;
      const place = kept.length < toDouble(size) ? kept.length : Math.floor(Math.random() * seen);
      if (place < toDouble(size)) {
        kept[place] = source;
      }
    }
    return kept;
  };
};
