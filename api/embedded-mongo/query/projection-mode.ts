import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { isTrue } from './parse-operator';

export function decideMode(spec: Doc): boolean {
  let mode: boolean | undefined;
  for (const [path, value] of spec) {
    const wanted = modeOf(path, value);
    if (wanted !== undefined && path !== '_id') {
      if (mode !== undefined && mode !== wanted) {
        throw new ServerError(
          wanted ? 31253 : 31254,
          `Cannot do ${wanted ? 'inclusion' : 'exclusion'} on field ${path} in ${wanted ? 'exclusion' : 'inclusion'} projection`,
        );
      }
      mode = wanted;
    }
  }
  if (mode === undefined) {
    return onlyId(spec);
  }
  return mode;
}

function onlyId(spec: Doc): boolean {
  const id = spec.get('_id');
  if (id !== undefined && isPlain(id) && spec.size === 1) {
    return isTrue(id);
  }
  return [...spec.values()].some((value) => isDoc(value) && value.has('$elemMatch'));
}

export function isPlain(value: Value): boolean {
  return typeof value === 'boolean' || isNumeric(value);
}

/** true: includes, false: excludes, undefined: fits both. */
function modeOf(path: string, value: Value): boolean | undefined {
  if (path.endsWith('.$')) {
    return true;
  }
  if (isPlain(value)) {
    return isTrue(value);
  }
  if (isDoc(value) && ['$slice', '$elemMatch'].some((name) => value.has(name))) {
    return undefined;
  }
  return true;
}
