import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

export type Accepts = (value: Value) => boolean;
export type Compiler = (operand: Value, schema: Doc) => Accepts;

export function texts(operand: Value): string[] {
  if (!Array.isArray(operand)) {
    throw new ServerError(14, '$jsonSchema keyword must be an array of strings');
  }
  return operand.map(String);
}

export function number(operand: Value): number {
  if (!isNumeric(operand)) {
    throw new ServerError(14, '$jsonSchema keyword must be a number');
  }
  return toDouble(operand);
}

export const ofNumbers =
  (
    test: (value: Value, limit: Value, isExclusive: boolean) => boolean,
    exclusive: string,
  ): Compiler =>
  (operand, schema) => {
    const isExclusive = schema.get(exclusive) === true;
    return (value) => !isNumeric(value) || test(value, operand, isExclusive);
  };

export const ofTexts =
  (test: (length: number, limit: number) => boolean): Compiler =>
  (operand) => {
    const limit = number(operand);
    return (value) => typeof value !== 'string' || test(Array.from(value).length, limit);
  };

export const ofArrays =
  (test: (length: number, limit: number) => boolean): Compiler =>
  (operand) => {
    const limit = number(operand);
    return (value) => !Array.isArray(value) || test(value.length, limit);
  };

export const ofObjects =
  (test: (size: number, limit: number) => boolean): Compiler =>
  (operand) => {
    const limit = number(operand);
    return (value) => !isDoc(value) || test(value.size, limit);
  };
