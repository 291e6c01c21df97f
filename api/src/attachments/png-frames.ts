/** How many frames a PNG announces: those of an animated one stand in its chunk `acTL`, before the pixels. */
export function pngFrames(png: Buffer): number {
  // length, name and checksum surround what a chunk holds
  for (let at = 8; at + 12 <= png.length; at += 12 + png.readUInt32BE(at)) {
    const name = png.toString('latin1', at + 4, at + 8);
    if (name === 'acTL') {
      return Math.max(1, png.readUInt32BE(at + 8));
    }
    if (name === 'IDAT') {
      return 1;
    }
  }
  return 1;
}
