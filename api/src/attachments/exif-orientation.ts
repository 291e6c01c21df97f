const orientationTag = 0x0112;

/** The orientation 1 to 8 of an EXIF block, 1 when it says nothing or nonsense. */
export function exifOrientation(exif: Buffer | undefined): number {
  const tiff = exif?.subarray(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0);
  try {
    return tiff ? firstOrientation(tiff) : 1;
  } catch (error: unknown) {
    if (error instanceof RangeError) {
      // it points beyond its own end
      return 1;
    }
    throw error;
  }
}

function firstOrientation(tiff: Buffer): number {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const read16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = read16(directory);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (read16(at) === orientationTag) {
      const orientation = read16(at + 8);
      return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }
  }
  return 1;
}
