import { bounded } from '#api/bounds/index';

type XmlValue = string | XmlElement | (string | XmlElement)[];
export type XmlElement = { [name: string]: XmlValue };

type Open = { name: string; text: string; children: XmlElement | null };

const prolog = /^\uFEFF?\s*(?:<\?xml[^<>?]*\?>\s*)?/;
const tokens =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<\/([A-Za-z_][\w.-]*)\s*>|<([A-Za-z_][\w.-]*)\s*(\/?)>|([^<]+)/y;
const { most: deepest } = bounded.callbackDepth;
/** Of elements, texts and their ends; an event has a few dozen. */
const { most: mostTokens } = bounded.callbackTokens;

/**
 * Reads the XML that WeChat sends: elements, text and CDATA. Whatever else XML has (document types,
 * entities of one's own, processing instructions, attributes, comments) is refused, so none of it can
 * do harm. A repeated element becomes an array.
 *
 * @throws {SyntaxError}
 */
export function readCallbackXml(xml: string): XmlElement {
  const text = xml.replace(prolog, '').trimEnd();
  const top: Open = { name: '', text: '', children: null };
  const open: Open[] = [top];
  // eslint-disable-next-line no-restricted-syntax -- a copy of a pattern that was judged where it stands, for its own place in the text
  const token = new RegExp(tokens);
  let taken = 0;
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    taken += 1;
    const found = taken > mostTokens ? null : token.exec(text);
    if (!found) {
      throw new SyntaxError('not plain XML, or too much of it');
    }
    take(open, found);
  }
  if (open.length !== 1 || top.children === null || top.text !== '') {
    throw new SyntaxError('not one whole XML element');
  }
  const roots = Object.values(top.children);
  const root = roots.length === 1 ? roots[0] : undefined;
  if (typeof root !== 'object' || Array.isArray(root)) {
    throw new SyntaxError('not one XML element with content');
  }
  return root;
}

function take(open: Open[], [, cdata, closing, opening, slash, raw]: RegExpExecArray) {
  const current = open.at(-1);
  if (!current) {
    throw new SyntaxError('nothing is open');
  }
  if (opening !== undefined) {
    if (slash === '/') {
      append(current, opening, '');
    } else if (open.length > deepest) {
      throw new SyntaxError('nested too deep');
    } else {
      open.push({ name: opening, text: '', children: null });
    }
  } else if (closing !== undefined) {
    close(open, closing);
  } else {
    current.text += cdata ?? (raw?.trim() === '' ? '' : unescape(raw ?? ''));
  }
}

function close(open: Open[], name: string) {
  const closed = open.pop();
  const parent = open.at(-1);
  if (closed?.name !== name || !parent) {
    throw new SyntaxError('elements overlap');
  }
  if (closed.children !== null && closed.text !== '') {
    throw new SyntaxError('text between elements');
  }
  append(parent, name, closed.children ?? closed.text);
}

function append(parent: Open, name: string, value: string | XmlElement) {
  // without a prototype, so that an element named __proto__ is just an element
  parent.children ??= Object.create(null) as XmlElement;
  const before = parent.children[name];
  if (before === undefined) {
    parent.children[name] = value;
  } else if (Array.isArray(before)) {
    before.push(value);
  } else {
    parent.children[name] = [before, value];
  }
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const entity = /&(lt|gt|amp|quot|apos);/g;

function unescape(text: string): string {
  // before anything is replaced: a text of nothing but ampersands is refused at the first
  if (/&(?!(?:lt|gt|amp|quot|apos);)/.test(text)) {
    throw new SyntaxError('unknown entity');
  }
  return text.replace(entity, (_whole, name: string) => entities[name] ?? '');
}
