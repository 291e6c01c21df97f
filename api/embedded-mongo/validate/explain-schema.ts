import { textOf } from '../bson/describe';
import { type Doc, isDoc, typeName, type Value } from '../bson/value';
import { compilePattern } from '../query/bounded-pattern';

import { compileSchema } from './json-schema';

/** The rules of a `$jsonSchema` a value breaks, each with what was looked at. */
export function explainSchema(schema: Doc, value: Value): Doc[] {
  return [...schema].flatMap(([keyword, operand]) => {
    const rule: Doc = new Map([...companionsOf(schema, keyword), [keyword, operand]]);
    return keyword in companions || compileSchema(rule)(value)
      ? []
      : [explainRule({ keyword, operand, schema }, value)];
  });
}

type Rule = { keyword: string; operand: Value; schema: Doc };

// keywords that only say how another one is meant
const companions: Record<string, string> = {
  exclusiveMinimum: 'minimum',
  exclusiveMaximum: 'maximum',
};

function companionsOf(schema: Doc, keyword: string): [string, Value][] {
  const wanted =
    keyword === 'additionalProperties'
      ? ['properties', 'patternProperties']
      : keyword === 'additionalItems'
        ? ['items']
        : Object.keys(companions).filter((name) => companions[name] === keyword);
  return wanted.flatMap((name): [string, Value][] => {
    const operand = schema.get(name);
    if (operand === undefined) {
      return [];
    }
    return name === 'properties' || name === 'patternProperties'
      ? [[name, namesOnly(operand)]]
      : [
          [
            name,
            name === 'items' && Array.isArray(operand) ? operand.map(() => new Map()) : operand,
          ],
        ];
  });
}

function namesOnly(operand: Value): Doc {
  return new Map([...(isDoc(operand) ? operand.keys() : [])].map((name) => [name, new Map()]));
}

function record(fields: Record<string, Value>): Doc {
  return new Map(Object.entries(fields));
}

function explainRule({ keyword, operand, schema }: Rule, value: Value): Doc {
  const specifiedAs = new Map<string, Value>([[keyword, operand]]);
  switch (keyword) {
    case 'required':
      return record({
        operatorName: keyword,
        specifiedAs,
        missingProperties: (Array.isArray(operand) ? operand : []).filter(
          (name) => isDoc(value) && !value.has(textOf(name)),
        ),
      });
    case 'properties':
      return record({
        operatorName: keyword,
        propertiesNotSatisfied: brokenProperties(operand, value),
      });
    case 'additionalProperties':
      return record({
        operatorName: keyword,
        specifiedAs,
        additionalProperties: additionalNames(schema, value),
      });
    default:
      return record({
        operatorName: keyword,
        specifiedAs,
        reason: reasons.get(keyword) ?? 'value did not match',
        consideredValue: value,
        ...(keyword === 'bsonType' || keyword === 'type'
          ? { consideredType: typeName(value) }
          : {}),
      });
  }
}

function brokenProperties(operand: Value, value: Value): Doc[] {
  const properties = isDoc(operand) ? [...operand] : [];
  return properties.flatMap(([propertyName, schema]) => {
    if (!isDoc(schema) || !isDoc(value) || !value.has(propertyName)) {
      return [];
    }
    const details = explainSchema(schema, value.get(propertyName));
    const described = ['title', 'description'].flatMap((name): [string, Value][] =>
      schema.has(name) ? [[name, schema.get(name)]] : [],
    );
    return details.length === 0
      ? []
      : [
          new Map<string, Value>([
            ['propertyName', propertyName],
            ...described,
            ['details', details],
          ]),
        ];
  });
}

function additionalNames(schema: Doc, value: Value): string[] {
  const [named, patterned] = [schema.get('properties'), schema.get('patternProperties')];
  const patterns = isDoc(patterned)
    ? [...patterned.keys()].map((one) => compilePattern(one, 'u'))
    : [];
  return [...(isDoc(value) ? value.keys() : [])].filter(
    (name) => !(isDoc(named) && named.has(name)) && !patterns.some((pattern) => pattern.test(name)),
  );
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['bsonType', 'type did not match'],
  ['type', 'type did not match'],
  ['enum', 'value was not found in enum'],
  ['minimum', 'comparison failed'],
  ['maximum', 'comparison failed'],
  ['multipleOf', 'considered value is not a multiple of the specified value'],
  ['minLength', 'specified string length was not satisfied'],
  ['maxLength', 'specified string length was not satisfied'],
  ['pattern', 'regular expression did not match'],
  ['minItems', 'array did not match specified length'],
  ['maxItems', 'array did not match specified length'],
  ['uniqueItems', 'found a duplicate item'],
  ['minProperties', 'specified number of properties was not satisfied'],
  ['maxProperties', 'specified number of properties was not satisfied'],
  ['allOf', 'not all schemas matched'],
  ['anyOf', 'no schema matched'],
  ['oneOf', 'not exactly one schema matched'],
  ['not', 'child expression matched'],
]);
