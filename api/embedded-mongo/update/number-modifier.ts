import { Long } from 'bson';

import { combine, rankOf } from '../bson/arithmetic';
import { describeElement, describeValue } from '../bson/describe';
import { isNumeric, type Numeric, typeName, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

/** The value a modifier works on, and where it lies, for messages. */
export type Place = { current: Value; path: string; id: Value };

/** What `$inc` and `$mul` make of a value. */
export function changeNumber(place: Place, operand: Value, operator: '$inc' | '$mul'): Value {
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  if (!isNumeric(operand)) {
    throw new ServerError(
      14,
      `Cannot ${verb} with non-numeric argument: ${describeElement(place.path, operand)}`,
    );
  }
  if (place.current === undefined) {
    return operator === '$inc' ? operand : combine('multiply', operand, zeroLike(operand));
  }
  if (!isNumeric(place.current)) {
    throw new ServerError(
      14,
      `Cannot apply ${operator} to a value of non-numeric type. {_id: ${describeValue(place.id)}} has the field '${place.path.split('.').at(-1) ?? ''}' of non-numeric type ${typeName(place.current)}`,
    );
  }
  const result = combine(operator === '$inc' ? 'add' : 'multiply', place.current, operand);
  if (result === undefined) {
    throw new ServerError(
      2,
      `Failed to apply ${operator} operations to current value (${describeValue(place.current)}) for document {_id: ${describeValue(place.id)}}`,
    );
  }
  return result;
}

function zeroLike(value: Numeric): Numeric {
  return rankOf(value) === 1 ? Long.ZERO : 0;
}
