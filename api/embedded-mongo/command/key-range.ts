import { encodeDoc } from '../bson/encode';
import { type Doc, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import type { Index } from '../index/index-definition';
import { documentKeys, keyOfValues } from '../index/index-keys';
import type { FilterNode } from '../query/filter-node';
import type { Source } from '../query/path';

/**
 * `min` and `max` of find as a test: a document has a key of the hinted index from `min` on and before `max`.
 * @throws ServerError 51173 without hint, 51176 for keys of another shape
 */
export function keyRange(body: Doc, hint: Index | 'natural' | undefined): FilterNode | undefined {
  if (!body.has('min') && !body.has('max')) {
    return undefined;
  }
  if (hint === undefined) {
    throw new ServerError(
      51173,
      'When using min()/max() a hint of which index to use must be provided',
    );
  }
  if (hint === 'natural' || !hint.isReadable) {
    throw new ServerError(27, 'The index of the hint cannot be used with min()/max()');
  }
  const [from, to] = [boundOf('min', body.get('min'), hint), boundOf('max', body.get('max'), hint)];
  if (from && to && Buffer.compare(from, to) >= 0) {
    throw new ServerError(51175, 'min() must be less than max()');
  }
  const isInside = (key: Buffer) =>
    (!from || Buffer.compare(key, from) >= 0) && (!to || Buffer.compare(key, to) < 0);
  return {
    kind: 'expr',
    expression: null,
    test: (source: Source) => {
      const raw = Buffer.isBuffer(source) ? source : encodeDoc(source);
      return documentKeys(raw, hint.fields).keys.some(isInside);
    },
  };
}

function boundOf(name: string, bound: Value, { fields }: Index): Buffer | undefined {
  if (!isDoc(bound) || bound.size === 0) {
    return undefined;
  }
  const names = [...bound.keys()].join('\0');
  if (names !== fields.map(({ path }) => path.text).join('\0')) {
    throw new ServerError(
      51176,
      `The fields of ${name}() must be those of the hinted index, in their order`,
    );
  }
  return keyOfValues([...bound.values()], fields);
}
