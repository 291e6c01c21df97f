import { decodeDoc } from '../bson/decode';
import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';

import { refuseUnknownFields } from './arguments';

/** One entry of `updates` or `deletes`, checked for unknown fields. */
export function readStatement(value: Value, name: string, known: ReadonlySet<string>): Doc {
  const statement = Buffer.isBuffer(value) ? decodeDoc(value) : value;
  assertThat(
    isDoc(statement),
    14,
    `BSON field '${name}' is the wrong type, expected type 'object'`,
  );
  refuseUnknownFields(statement, name, known);
  assertThat(
    isDoc(statement.get('q')),
    40414,
    `BSON field '${name}.q' is missing but a required field`,
  );
  return statement;
}
