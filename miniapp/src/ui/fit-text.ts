import { cutTo, isLonger, lengthOf } from '#shared/text/length';

/** What stands in a field, and where the caret is in it, as a string's index. */
type Typed = { text: string; caret: number };

/** Cuts a text to its limit as a field does: only what was just typed or pasted before the caret is shortened. */
export function fitTyped({ text, caret }: Typed, before: string, most: number): Typed {
  if (!isLonger(text, Math.max(most, lengthOf(before)))) {
    return { text, caret };
  }
  const rest = text.slice(caret);
  const room = most - lengthOf(rest);
  const head = cutTo(text.slice(0, caret), Math.max(0, room));
  return { text: head + (room < 0 ? cutTo(rest, most) : rest), caret: head.length };
}
