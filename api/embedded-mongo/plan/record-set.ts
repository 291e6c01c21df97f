const chunkBits = 10;
const chunkSize = 1 << (chunkBits - 3);

/** Which records were met: one bit each, so that a scan of a million takes 128 kB. */
export function createRecordSet(): { add: (recordId: number) => boolean } {
  const chunks = new Map<number, Uint8Array>();
  return {
    /** false when it was there already */
    add: (recordId) => {
      const chunkId = Math.floor(recordId / (1 << chunkBits));
      let chunk = chunks.get(chunkId);
      if (!chunk) {
        chunk = new Uint8Array(chunkSize);
        chunks.set(chunkId, chunk);
      }
      const place = (recordId >>> 3) & (chunkSize - 1);
      const bit = 1 << (recordId & 7);
      const byte = chunk[place] ?? 0;
      chunk[place] = byte | bit;
      return (byte & bit) === 0;
    },
  };
}
