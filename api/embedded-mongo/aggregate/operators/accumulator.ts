import { rankOf } from '../../bson/arithmetic';
import { compareValues, identityOf } from '../../bson/compare';
import { toDouble } from '../../bson/exact-number';
import { doubleValue, isDoc, isNumeric, type Numeric, type Value } from '../../bson/value';

import { addNumbers, divideDecimals } from './arithmetic';
import { isNullish, refuseType } from './operand';

/** Takes values one by one and gives one at the end. */
type Accumulator = { add: (value: Value) => void; result: () => Value };

export type CreateAccumulator = () => Accumulator;

function sum(): Accumulator {
  let total: Numeric = 0;
  return {
    add: (value) => {
      total = isNumeric(value) ? addNumbers(total, value) : total;
    },
    result: () => total,
  };
}

function average(): Accumulator {
  let sum: Numeric = 0;
  let count = 0;
  return {
    add: (value) => {
      if (isNumeric(value)) {
        sum = addNumbers(sum, value);
        count++;
      }
    },
    result: () => {
      if (count === 0) {
        return null;
      }
      return rankOf(sum) === 3 ? divideDecimals(sum, count) : doubleValue(toDouble(sum) / count);
    },
  };
}

function extreme(sign: 1 | -1): CreateAccumulator {
  return () => {
    let best: Value;
    return {
      add: (value) => {
        if (!isNullish(value) && (best === undefined || compareValues(value, best) * sign > 0)) {
          best = value;
        }
      },
      result: () => best ?? null,
    };
  };
}

function listed(): Accumulator {
  const values: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined) {
        values.push(value);
      }
    },
    result: () => values,
  };
}

function setOf(): Accumulator {
  const values = new Map<string, Value>();
  return {
    add: (value) => {
      if (value !== undefined) {
        const key = identityOf(value);
        if (!values.has(key)) {
          values.set(key, value);
        }
      }
    },
    result: () => [...values.values()],
  };
}

function merged(): Accumulator {
  const fields = new Map<string, Value>();
  return {
    add: (value) => {
      if (!isNullish(value)) {
        const doc = isDoc(value)
          ? value
          : refuseType(value, 40400, '$mergeObjects takes objects, not');
        doc.forEach((inner, name) => fields.set(name, inner));
      }
    },
    result: () => fields,
  };
}

function firstOf(): Accumulator {
  let isSet = false;
  let first: Value;
  return {
    add: (value) => {
      first = isSet ? first : value;
      isSet = true;
    },
    result: () => first ?? null,
  };
}

function lastOf(): Accumulator {
  let last: Value;
  return {
    add: (value) => {
      last = value;
    },
    result: () => last ?? null,
  };
}

/** Accumulators of one value per document. */
export const accumulators = new Map<string, CreateAccumulator>([
  ['$sum', sum],
  ['$avg', average],
  ['$min', extreme(-1)],
  ['$max', extreme(1)],
  ['$first', firstOf],
  ['$last', lastOf],
  ['$push', listed],
  ['$addToSet', setOf],
  ['$mergeObjects', merged],
]);

/** In an expression these take a list, or several values of which one list alone is opened. */
export function accumulateValues(name: string, values: readonly Value[]): Value {
  const [only] = values;
  return accumulate(name, values.length === 1 && Array.isArray(only) ? only : values);
}

export function accumulate(name: string, values: readonly Value[]): Value {
  const accumulator = accumulators.get(name)?.();
  values.forEach((value) => accumulator?.add(value));
  return accumulator?.result();
}

export function percentile(values: readonly Value[], wanted: readonly number[]): Value[] {
  const numbers = values
    .filter(isNumeric)
    .map(toDouble)
    .sort((left, right) => left - right);
  return wanted.map((share) => {
    if (numbers.length === 0) {
      return null;
    }
    const rank = Math.max(0, Math.ceil(share * numbers.length) - 1);
    return doubleValue(numbers[rank] ?? 0);
  });
}
