import { byteAt, endOfName, sizeOfValue } from './decode';
import { readName } from './text';

/** The top-level fields in which two encoded documents differ. */
export function changedFields(before: Buffer, after: Buffer): Set<string> {
  const changed = new Set<string>();
  let [one, other] = [elementAt(before, firstAt), elementAt(after, firstAt)];
  while (one && other) {
    // most stand at the same place and are the same
    if (!isSame(one, other)) {
      if (nameOf(one) !== nameOf(other)) {
        break;
      }
      changed.add(nameOf(one));
    }
    [one, other] = [elementAt(before, one.end), elementAt(after, other.end)];
  }
  const [rest, others] = [byName(before, one), byName(after, other)];
  for (const name of new Set([...rest.keys(), ...others.keys()])) {
    if (!areSame(rest.get(name) ?? [], others.get(name) ?? [])) {
      changed.add(name);
    }
  }
  return changed;
}

/** From its type to the end of its value. */
type Element = { buffer: Buffer; at: number; nameEnd: number; end: number };

/** After the length. */
const firstAt = 4;

/** Undefined behind the last one. */
function elementAt(buffer: Buffer, at: number): Element | undefined {
  if (at >= buffer.length - 1) {
    return undefined;
  }
  const nameEnd = endOfName(buffer, at + 1);
  const end = nameEnd + 1 + sizeOfValue(byteAt(buffer, at), buffer, nameEnd + 1);
  return { buffer, at, nameEnd, end };
}

function nameOf({ buffer, at, nameEnd }: Element): string {
  return readName(buffer, at + 1, nameEnd);
}

function isSame(one: Element, other: Element): boolean {
  return one.buffer.compare(other.buffer, other.at, other.end, one.at, one.end) === 0;
}

/** A document that came from elsewhere may have a name twice. */
function byName(buffer: Buffer, first: Element | undefined): Map<string, Element[]> {
  const named = new Map<string, Element[]>();
  for (let element = first; element; element = elementAt(buffer, element.end)) {
    named.set(nameOf(element), [...(named.get(nameOf(element)) ?? []), element]);
  }
  return named;
}

function areSame(some: readonly Element[], others: readonly Element[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, place) => {
      const other = others[place];
      return other !== undefined && isSame(one, other);
    })
  );
}
