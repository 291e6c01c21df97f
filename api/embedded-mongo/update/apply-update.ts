import { Timestamp } from 'bson';

import { compareValues, valuesEqual } from '../bson/compare';
import { textOf } from '../bson/describe';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';

import { addToSet, popItem, pullAllItems, pullItems, pushItems } from './array-modifier';
import { changeNumber } from './number-modifier';
import type { Modifier } from './parse-update';
import { expandPath, getAt, type Parts, type PathContext, setAt, unsetAt } from './update-path';

export type UpdateContext = PathContext & {
  isInsert: boolean;
  now: Date;
  compilePull: (condition: Value) => (item: Value) => boolean;
};

type Target = { doc: Doc; parts: Parts; modifier: Modifier; context: UpdateContext };

/** Applies the modifiers to the document in place. */
export function applyModifiers(
  doc: Doc,
  modifiers: readonly Modifier[],
  context: UpdateContext,
): void {
  for (const modifier of modifiers) {
    if (modifier.operator !== '$setOnInsert' || context.isInsert) {
      for (const parts of expandPath(doc, modifier.path, context)) {
        apply({ doc, parts, modifier, context });
      }
    }
  }
}

function apply(target: Target): void {
  const { doc, parts, modifier, context } = target;
  switch (modifier.operator) {
    case '$set':
    case '$setOnInsert':
      setAt(doc, parts, modifier.operand);
      return;
    case '$unset':
      unsetAt(doc, parts);
      return;
    case '$rename':
      rename(target);
      return;
    case '$currentDate':
      setAt(doc, parts, currentDate(modifier.operand, context.now));
      return;
    default:
      setDefined(target, computed(target));
  }
}

function setDefined({ doc, parts }: Target, value: Value): void {
  if (value !== undefined) {
    setAt(doc, parts, value);
  }
}

function computed({ doc, parts, modifier, context }: Target): Value {
  const current = getAt(doc, parts);
  const place = { current, path: parts.join('.'), id: doc.get('_id') };
  const { operand } = modifier;
  switch (modifier.operator) {
    case '$inc':
    case '$mul':
      return changeNumber(place, operand, modifier.operator);
    case '$min':
      return extreme(current, operand, -1);
    case '$max':
      return extreme(current, operand, 1);
    case '$push':
      return pushItems(place, operand);
    case '$addToSet':
      return addToSet(place, operand);
    case '$pop':
      return popItem(place, operand);
    case '$pullAll':
      return pullAllItems(place, operand);
    case '$pull':
      return pullItems(place, context.compilePull(operand));
    default:
      return current;
  }
}

function extreme(current: Value, operand: Value, sign: number): Value {
  return current === undefined || compareValues(operand, current) * sign > 0 ? operand : current;
}

function rename({ doc, parts, modifier }: Target): void {
  const to = textOf(modifier.operand).split('.');
  refuseArraysOnTheWay(doc, parts);
  const value = getAt(doc, parts);
  if (value !== undefined) {
    refuseArraysOnTheWay(doc, to);
    unsetAt(doc, parts);
    setAt(doc, to, value);
  }
}

function refuseArraysOnTheWay(doc: Doc, parts: Parts): void {
  for (let depth = 1; depth < parts.length; depth++) {
    if (Array.isArray(getAt(doc, parts.slice(0, depth)))) {
      throw new ServerError(
        2,
        `The source field cannot be an array element, '${parts.join('.')}' in doc with _id: ${textOf(doc.get('_id'))} has an array field called '${parts.slice(0, depth).join('.')}'`,
      );
    }
  }
}

function currentDate(operand: Value, now: Date): Value {
  if (typeof operand === 'boolean') {
    return now;
  }
  const type = isDoc(operand) && operand.size === 1 ? operand.get('$type') : undefined;
  if (type === 'date') {
    return now;
  }
  if (type === 'timestamp') {
    return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  }
  throw new ServerError(
    2,
    isNumeric(operand)
      ? "number is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'})."
      : "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
  );
}

/** @throws ServerError 66 when the update touched `_id` */
export function keepId(before: Value, doc: Doc): void {
  const after = doc.get('_id');
  assertThat(
    before === undefined || (after !== undefined && valuesEqual(before, after)),
    66,
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}
