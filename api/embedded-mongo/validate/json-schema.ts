import { compareValues, identityOf } from '../bson/compare';
import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, typeName, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { compilePattern } from '../query/bounded-pattern';
import { parseTypes } from '../query/type-names';

import {
  type Accepts,
  type Compiler,
  texts,
  number,
  ofNumbers,
  ofTexts,
  ofArrays,
  ofObjects,
} from './schema-operands';

/** Compiles `$jsonSchema` (draft 4 as MongoDB knows it). @throws ServerError 9 for an unknown keyword */
export function compileSchema(schema: Doc): Accepts {
  const checks: Accepts[] = [];
  for (const [keyword, operand] of schema) {
    const compile = keywords.get(keyword);
    if (!compile) {
      throw new ServerError(9, `Unknown $jsonSchema keyword: ${keyword}`);
    }
    checks.push(compile(operand, schema));
  }
  return (value) => checks.every((check) => check(value));
}

function subSchema(operand: Value): Accepts {
  if (!isDoc(operand)) {
    throw new ServerError(14, '$jsonSchema must be an object');
  }
  return compileSchema(operand);
}

function subSchemas(operand: Value): Accepts[] {
  if (!Array.isArray(operand) || operand.length === 0) {
    throw new ServerError(14, '$jsonSchema keyword must be an array with at least one element');
  }
  return operand.map(subSchema);
}

const jsonTypes = new Map([
  ['boolean', 'bool'],
  ['integer', 'int'],
]);

function hasType(operand: Value): Accepts {
  const names = (Array.isArray(operand) ? operand : [operand]).map((name) =>
    typeof name === 'string' ? (jsonTypes.get(name) ?? name) : name,
  );
  const types = parseTypes(names);
  return (value) =>
    value === undefined || types.has(typeName(value)) || (types.has('number') && isNumeric(value));
}

const properties: Compiler = (operand) => {
  const checks = isDoc(operand)
    ? [...operand].map(([name, schema]) => ({ name, accepts: subSchema(schema) }))
    : [];
  return (value) =>
    !isDoc(value) ||
    checks.every(({ name, accepts }) => !value.has(name) || accepts(value.get(name)));
};

const additionalProperties: Compiler = (operand, schema) => {
  const named = schema.get('properties');
  const patterned = schema.get('patternProperties');
  const known = new Set(isDoc(named) ? named.keys() : []);
  const patterns = isDoc(patterned)
    ? [...patterned.keys()].map((source) => compilePattern(source, 'u'))
    : [];
  const accepts = typeof operand === 'boolean' ? () => operand : subSchema(operand);
  return (value) =>
    !isDoc(value) ||
    Array.from(value).every(
      ([name, inner]) =>
        known.has(name) || patterns.some((pattern) => pattern.test(name)) || accepts(inner),
    );
};

const patternProperties: Compiler = (operand) => {
  const checks = isDoc(operand)
    ? [...operand].map(([source, schema]) => ({
        pattern: compilePattern(source, 'u'),
        accepts: subSchema(schema),
      }))
    : [];
  return (value) =>
    !isDoc(value) ||
    Array.from(value).every(([name, inner]) =>
      checks.every(({ pattern, accepts }) => !pattern.test(name) || accepts(inner)),
    );
};

const items: Compiler = (operand) => {
  if (Array.isArray(operand)) {
    const checks = operand.map(subSchema);
    return (value) =>
      !Array.isArray(value) ||
      checks.every((check, index) => index >= value.length || check(value[index]));
  }
  const accepts = subSchema(operand);
  return (value) => !Array.isArray(value) || value.every(accepts);
};

const additionalItems: Compiler = (operand, schema) => {
  const list = schema.get('items');
  const start = Array.isArray(list) ? list.length : Infinity;
  const accepts = typeof operand === 'boolean' ? () => operand : subSchema(operand);
  return (value) => !Array.isArray(value) || value.slice(start).every(accepts);
};

const dependencies: Compiler = (operand) => {
  const checks = isDoc(operand)
    ? [...operand].map(([name, rule]) => {
        const names = Array.isArray(rule) ? texts(rule) : [];
        const accepts = Array.isArray(rule)
          ? (value: Value) => isDoc(value) && names.every((one) => value.has(one))
          : subSchema(rule);
        return { name, accepts };
      })
    : [];
  return (value) =>
    !isDoc(value) || checks.every(({ name, accepts }) => !value.has(name) || accepts(value));
};

const nothing: Compiler = () => () => true;

const keywords = new Map<string, Compiler>([
  ['bsonType', hasType],
  ['type', hasType],
  ['properties', properties],
  ['additionalProperties', additionalProperties],
  ['patternProperties', patternProperties],
  [
    'required',
    (operand) => {
      const names = texts(operand);
      return (value) => !isDoc(value) || names.every((name) => value.has(name));
    },
  ],
  [
    'enum',
    (operand) => {
      const known = new Set(Array.isArray(operand) ? operand.map(identityOf) : []);
      return (value) => known.has(identityOf(value));
    },
  ],
  [
    'minimum',
    ofNumbers(
      (value, limit, isExclusive) => compareValues(value, limit) >= Number(isExclusive),
      'exclusiveMinimum',
    ),
  ],
  [
    'maximum',
    ofNumbers(
      (value, limit, isExclusive) => compareValues(value, limit) <= -Number(isExclusive),
      'exclusiveMaximum',
    ),
  ],
  ['exclusiveMinimum', nothing],
  ['exclusiveMaximum', nothing],
  [
    'multipleOf',
    (operand) => {
      const divisor = number(operand);
      return (value) => !isNumeric(value) || toDouble(value) % divisor === 0;
    },
  ],
  ['minLength', ofTexts((length, limit) => length >= limit)],
  ['maxLength', ofTexts((length, limit) => length <= limit)],
  [
    'pattern',
    (operand) => {
      const pattern = compilePattern(textOf(operand), 'u');
      return (value) => typeof value !== 'string' || pattern.test(value);
    },
  ],
  ['minItems', ofArrays((length, limit) => length >= limit)],
  ['maxItems', ofArrays((length, limit) => length <= limit)],
  [
    'uniqueItems',
    (operand) => (value) =>
      operand !== true ||
      !Array.isArray(value) ||
      new Set(value.map(identityOf)).size === value.length,
  ],
  ['minProperties', ofObjects((size, limit) => size >= limit)],
  ['maxProperties', ofObjects((size, limit) => size <= limit)],
  ['items', items],
  ['additionalItems', additionalItems],
  ['dependencies', dependencies],
  [
    'allOf',
    (operand) => {
      const checks = subSchemas(operand);
      return (value) => checks.every((check) => check(value));
    },
  ],
  [
    'anyOf',
    (operand) => {
      const checks = subSchemas(operand);
      return (value) => checks.some((check) => check(value));
    },
  ],
  [
    'oneOf',
    (operand) => {
      const checks = subSchemas(operand);
      return (value) => checks.filter((check) => check(value)).length === 1;
    },
  ],
  [
    'not',
    (operand) => {
      const accepts = subSchema(operand);
      return (value) => !accepts(value);
    },
  ],
  ['title', nothing],
  ['description', nothing],
]);
