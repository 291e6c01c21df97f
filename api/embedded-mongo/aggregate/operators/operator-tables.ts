import { toDouble } from '../../bson/exact-number';
import { isNumeric, type Value } from '../../bson/value';
import { assertThat, ServerError } from '../../errors/server-error';
import type {
  NamedOperator,
  NamedValues,
  PositionalOperator,
  SpecialOperator,
} from '../expression/environment';

import { accumulateValues, percentile } from './accumulator';
import { arithmeticOperators } from './arithmetic';
import { arrayOperators } from './array';
import { conversionOperators } from './conversion';
import { dateOperators, namedDateOperators } from './date';
import { dateMathOperators } from './date-math';
import { iterationOperators } from './iteration';
import { comparisonOperators, logicOperators } from './logic';
import { anyNumber } from './operand';
import { patternOperators } from './pattern';
import { setOperators } from './set';
import { namedStringOperators, stringOperators } from './string';

const accumulating = ['$sum', '$avg', '$min', '$max'];

export const positionalOperators: ReadonlyMap<string, PositionalOperator> = new Map([
  ...arithmeticOperators,
  ...setOperators,
  ...arrayOperators,
  ...comparisonOperators,
  ...conversionOperators,
  ...dateOperators,
  ...stringOperators,
  ...accumulating.map((name): [string, PositionalOperator] => [
    name,
    anyNumber((values) => accumulateValues(name, values)),
  ]),
]);

function median(values: NamedValues): Value {
  return percentile(inputList(values), [0.5])[0];
}

function percentiles(values: NamedValues): Value {
  return percentile(inputList(values), sharesOf(values.get('p')));
}

function inputList(values: NamedValues): readonly Value[] {
  const input = values.get('input');
  return Array.isArray(input) ? input : [input];
}

/** @throws ServerError 7750301 */
export function sharesOf(value: Value): number[] {
  const shares = Array.isArray(value)
    ? value.map((item) => (isNumeric(item) ? toDouble(item) : -1))
    : [];
  assertThat(
    shares.length > 0 && shares.every((share) => share >= 0 && share <= 1),
    7750303,
    "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]",
  );
  return shares;
}

export const namedOperators: ReadonlyMap<string, NamedOperator> = new Map([
  ...namedDateOperators,
  ...dateMathOperators,
  ...namedStringOperators,
  ...patternOperators,
  ['$median', { required: ['input', 'method'], optional: [], run: median }] as [
    string,
    NamedOperator,
  ],
  ['$percentile', { required: ['input', 'p', 'method'], optional: [], run: percentiles }] as [
    string,
    NamedOperator,
  ],
]);

const refused = [
  ...['$function', '$accumulator', '$meta', '$toHashedIndexKey', '$binarySize', '$unsetField'],
  ...['$firstN', '$lastN', '$minN', '$maxN', '$sortArray', '$zip', '$indexOfArray'],
  ...['$indexOfBytes', '$indexOfCP', '$strcasecmp', '$substr', '$substrBytes'],
  ...['$regexFind', '$regexFindAll', '$setEquals', '$allElementsTrue', '$anyElementTrue'],
  ...['$convert', '$toDecimal', '$dateFromParts', '$dateFromString', '$dateToParts'],
  ...['$tsSecond', '$tsIncrement', '$exp', '$ln', '$log', '$log10', '$pow', '$sqrt'],
  ...['$stdDevPop', '$stdDevSamp'],
  ...['$bitAnd', '$bitNot', '$bitOr', '$bitXor', '$degreesToRadians', '$radiansToDegrees'],
  ...['$sin', '$cos', '$tan', '$asin', '$acos', '$atan', '$atan2'],
  ...['$sinh', '$cosh', '$tanh', '$asinh', '$acosh', '$atanh'],
];

export const specialOperators: ReadonlyMap<string, SpecialOperator> = new Map([
  ...iterationOperators,
  ...logicOperators,
  ...refused.map((name): [string, SpecialOperator] => [
    name,
    () => {
      throw new ServerError(115, `${name} is not supported by the embedded database`);
    },
  ]),
]);
