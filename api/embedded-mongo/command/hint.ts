import { valuesEqual } from '../bson/compare';
import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';
import type { Index } from '../index/index-definition';
import type { Collection } from '../storage/collection';

/** The index a hint names, `natural` for a scan, undefined without hint. @throws ServerError 2 for an unknown index */
export function checkHint(
  collection: Collection | undefined,
  hint: Value,
): Index | 'natural' | undefined {
  if (typeof hint !== 'string' && !isDoc(hint)) {
    refuseHint(hint);
    return;
  }
  if (isDoc(hint) && hint.has('$natural')) {
    return 'natural';
  }
  if (!collection || (isDoc(hint) && hint.size === 0)) {
    return undefined;
  }
  const index = collection.indexes.find((one) => isNamed(one, hint));
  assertThat(
    index && !index.isHidden,
    2,
    'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
  );
  return index;
}

function refuseHint(hint: Value): undefined {
  assertThat(hint === undefined, 9, 'Hint must be a string or an object');
}

function isNamed(index: Index, hint: string | Doc): boolean {
  return typeof hint === 'string' ? index.name === hint : valuesEqual(index.spec.get('key'), hint);
}
