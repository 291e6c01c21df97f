const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * JSON.parse that keeps whole numbers beyond 2^53 exact, as strings: msgid and MsgId are such.
 *
 * @throws {SyntaxError}
 */
export function parseLosslessJson(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) {
    return parsed;
  }
  // the text is known to be valid, so every quote of it opens or closes a string
  return JSON.parse(text.replace(stringOrNumber, (part) => (isUnsafe(part) ? `"${part}"` : part)));
}

function isUnsafe(part: string): boolean {
  return /^-?\d+$/.test(part) && !Number.isSafeInteger(Number(part));
}
