/** Tab, line feed, form feed, carriage return and escape (coloured logs) are what text may hold below the space. */
const allowedControls = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

export function hasOnlyTextBytes(bytes: Uint8Array): boolean {
  return bytes.every((byte) => (byte >= 0x20 && byte !== 0x7f) || allowedControls.has(byte));
}
