import { decodeDoc } from '../bson/decode';
import type { Doc, Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { checkFlat, checkSphere } from '../geo/parse-geometry';
import { parsePath, visitPath } from '../query/path';
import { textFields } from '../text/text-fields';
import { isTextKey } from '../text/text-spec';

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

/** What a geo, hashed or text index demands of every document. */
export function specialCheck(spec: Doc): ((raw: Buffer) => void) | null {
  const keyPattern = spec.get('key') as Doc; // checked by parseIndexSpec
  if (isTextKey(keyPattern)) {
    return textFields(spec); // throws for a language it does not know
  }
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
