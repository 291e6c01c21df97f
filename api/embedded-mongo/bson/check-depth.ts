import { ServerError } from '../errors/server-error';

import { byteAt, endOfName, sizeOfValue } from './decode';

/** as in MongoDB: levels of a command, and of a document that is kept, so that a command around it has room */
export const deepestCommand = 200;
export const deepestDocument = 180;

/** a level takes at least its type, an empty name, its length and its end */
const smallestLevel = 7;

/**
 * Whatever walks an encoded document goes down into it level by level, and the stack has an end.
 * @throws ServerError 15 for more levels, 22 for lengths that lead out of the document
 */
export function checkDepth(buffer: Buffer, at: number, deepest: number): void {
  const size = buffer.readInt32LE(at);
  if (size < smallestLevel * deepest) {
    return;
  }
  const ends = [at + size - 1];
  let position = at + 4;
  for (let end = ends.at(-1); end !== undefined; end = ends.at(-1)) {
    if (position >= end) {
      ends.pop();
      position = end + 1;
      continue;
    }
    const type = byteAt(buffer, position);
    const start = endOfName(buffer, position + 1) + 1;
    const after = start + sizeOfValue(type, buffer, start);
    if (after <= position || after > end) {
      throw new ServerError(22, 'invalid BSON: a value leads out of its document');
    }
    const isNested = type === 3 || type === 4;
    if (isNested && ends.push(after - 1) > deepest) {
      throw new ServerError(15, `BSONObj exceeds maximum nested object depth: ${deepest}`);
    }
    position = isNested ? start + 4 : after;
  }
}
