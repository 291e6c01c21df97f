/** The body of an answer. @throws {RangeError} when it is longer; no more of it is read then */
export async function readAtMost(response: Response, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // the body of a fetch is one, its type does not say so
  const body = response.body as AsyncIterable<Uint8Array> | null;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > most) {
      // leaving the loop closes the connection
      throw new RangeError(`an answer of more than ${most} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
