// a string may stay open: then it is the last one, and nothing is looked at twice
const stringOrNumber = /"[^"\\]*(?:\\[^]?[^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Deeper than anything WeChat says; whoever walks through deeper things may run out of stack. */
const deepest = 32;

/**
 * JSON.parse that keeps whole numbers beyond 2^53 exact, as strings: msgid and MsgId are such.
 *
 * @throws {SyntaxError} also when it is nested too deep
 */
export function parseLosslessJson(text: string): unknown {
  assertShallow(text);
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

function assertShallow(text: string) {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      at = endOfString(text, at);
    } else if (sign === '[' || sign === '{') {
      depth += 1;
    } else if (sign === ']' || sign === '}') {
      depth -= 1;
    }
    if (depth > deepest) {
      throw new SyntaxError('nested too deep');
    }
  }
}

/** Where the string that opens here closes. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '"') {
      return at;
    }
    if (text[at] === '\\') {
      at += 1;
    }
  }
  return text.length;
}
