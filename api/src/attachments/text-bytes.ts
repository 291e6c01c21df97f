/** What logs may hold below the space: bell and backspace (progress bars), tab, line ends, form feed, escape (colours). */
const allowedControls = new Set([0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);

/** Whether a sign below 128 belongs into no text: 1 or 0. */
const strange = Uint8Array.from({ length: 128 }, (_, sign) =>
  (sign >= 0x20 && sign !== 0x7f) || allowedControls.has(sign) ? 0 : 1,
);

export function isStrange(sign: number): boolean {
  return sign < 128 && strange[sign] === 1;
}

/** Whether not one byte speaks against text in an encoding that keeps ASCII as it is. */
export function hasOnlyTextBytes(bytes: Uint8Array): boolean {
  return !bytes.some(isStrange);
}
