import { decodeDoc } from '../bson/decode';
import type { Doc, Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { checkFlat, checkSphere } from '../geo/parse-geometry';
import { parsePath, visitPath } from '../query/path';

/** Kinds of index that the key pattern names; `wildcard` by its path. */
export function kindsOf(keyPattern: Doc): string[] {
  return [...keyPattern].flatMap(([path, kind]) => {
    if (path === '$**' || path.endsWith('.$**')) {
      return ['wildcard'];
    }
    return typeof kind === 'string' ? [kind] : [];
  });
}

/** Kept and shown, checked on every write, but answered by a scan. */
export function isSpecial(keyPattern: Doc): boolean {
  return kindsOf(keyPattern).length > 0;
}

/** What a geo or hashed index demands of every document. */
export function specialCheck(keyPattern: Doc): ((raw: Buffer) => void) | null {
  const checks = [...keyPattern].flatMap(([path, kind]) => {
    const check = typeof kind === 'string' ? valueChecks.get(kind) : undefined;
    return check ? [{ path: parsePath(path), check }] : [];
  });
  if (checks.length === 0) {
    return null;
  }
  return (raw) => {
    const doc = decodeDoc(raw);
    for (const { path, check } of checks) {
      visitPath(doc, path, (value) => {
        check(value);
        return false;
      });
    }
  };
}

const valueChecks: ReadonlyMap<string, (value: Value) => void> = new Map([
  ['hashed', refuseArray],
  ['2dsphere', checkSphere],
  ['2d', checkFlat],
]);

function refuseArray(value: Value): void {
  if (Array.isArray(value)) {
    throw new ServerError(16766, 'hashed indexes do not currently support array values');
  }
}
