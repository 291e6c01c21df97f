import { type Doc, isDoc, typeName, type Value } from '../bson/value';
import type { FilterContext } from '../query/filter-node';
import { compileFilter } from '../query/match';
import { isOperatorDoc, parseFilter } from '../query/parse-filter';
import { parsePath, visitPath } from '../query/path';

import { explainSchema } from './explain-schema';

/** Why a validator did not accept a document, in the shape of MongoDB's `errInfo.details`. */
export function explainFailure(validator: Doc, doc: Doc, context: FilterContext): Doc {
  const failed = clausesOf(validator)
    .map((clause, index) => ({ clause, index }))
    .filter(({ clause }) => !accepts(clause, doc, context));
  const [only] = failed;
  if (only && clausesOf(validator).length === 1) {
    return explainClause(only.clause, doc, context);
  }
  return details('$and', {
    clausesNotSatisfied: failed.map(({ clause, index }) =>
      record({ index, details: explainClause(clause, doc, context) }),
    ),
  });
}

function record(fields: Record<string, Value>): Doc {
  return new Map(Object.entries(fields));
}

function details(operatorName: string, fields: Record<string, Value>): Doc {
  return record({ operatorName, ...fields });
}

/** One document per field and operator. */
function clausesOf(filter: Doc): Doc[] {
  return [...filter].flatMap(([name, value]) =>
    !name.startsWith('$') && isDoc(value) && isOperatorDoc(value)
      ? [...value].map(
          ([operator, operand]): Doc => new Map([[name, new Map([[operator, operand]])]]),
        )
      : [new Map([[name, value]])],
  );
}

function accepts(filter: Doc, doc: Doc, context: FilterContext): boolean {
  return compileFilter(parseFilter(filter, context))(doc);
}

function explainClause(clause: Doc, doc: Doc, context: FilterContext): Doc {
  const [[name, value] = ['', null]] = clause;
  if (name === '$jsonSchema' && isDoc(value)) {
    return details(name, { schemaRulesNotSatisfied: explainSchema(value, doc) });
  }
  if (Array.isArray(value) && name.startsWith('$')) {
    return explainList({ name, filters: value.filter(isDoc) }, doc, context);
  }
  if (name.startsWith('$')) {
    return details(name, {
      specifiedAs: clause,
      reason:
        name === '$expr' ? 'expression did not match' : 'expression always evaluates to false',
    });
  }
  return explainField(clause, { name, value }, doc);
}

function explainList(
  { name, filters }: { name: string; filters: readonly Doc[] },
  doc: Doc,
  context: FilterContext,
): Doc {
  const wanted = name !== '$nor';
  const clauses = filters
    .map((filter, index) => ({ filter, index }))
    .filter(({ filter }) => accepts(filter, doc, context) !== wanted)
    .map(({ filter, index }) =>
      record({
        index,
        details: wanted ? explainFailure(filter, doc, context) : record({ specifiedAs: filter }),
      }),
    );
  return details(name, {
    [wanted ? 'clausesNotSatisfied' : 'clausesSatisfied']: clauses,
  });
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['$type', 'type did not match'],
  ['$exists', 'path does not exist'],
  ['$in', 'no matching value found in array'],
  ['$nin', 'matching value found in array'],
  ['$regex', 'regular expression did not match'],
  ['$mod', '$mod did not evaluate to expected remainder'],
  ['$size', 'array length was not equal to given size'],
  ['$all', 'array did not contain all specified values'],
  ['$elemMatch', 'array did not satisfy the child predicate'],
]);

function explainField(clause: Doc, field: { name: string; value: Value }, doc: Doc): Doc {
  const [operator = '$eq'] =
    isDoc(field.value) && isOperatorDoc(field.value) ? field.value.keys() : [];
  const values: Value[] = [];
  visitPath(doc, parsePath(field.name), (value) => {
    values.push(value);
    return false;
  });
  const [first] = values;
  const isMissing = values.every((value) => value === undefined);
  if (isMissing && operator !== '$exists') {
    return details(operator, { specifiedAs: clause, reason: 'field was missing' });
  }
  const considered: Record<string, Value> =
    values.length === 1
      ? {
          consideredValue: first,
          ...(operator === '$type' ? { consideredType: typeName(first) } : {}),
        }
      : { consideredValues: values };
  return details(operator, {
    specifiedAs: clause,
    reason: reasonOf(operator, isMissing),
    ...(isMissing ? {} : considered),
  });
}

function reasonOf(operator: string, isMissing: boolean): string {
  return operator === '$exists' && !isMissing
    ? 'path does exist'
    : (reasons.get(operator) ?? 'comparison failed');
}
