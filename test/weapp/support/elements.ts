import type { DomElement } from 'jsdom';

import { glassEasel, type FrameworkElement } from './framework';

const fieldTags = ['INPUT', 'TEXTAREA', 'PICKER', 'SWITCH', 'SLIDER', 'CHECKBOX', 'RADIO'];

/** All that is drawn under a node, parents before children. */
function drawn(node: FrameworkElement): FrameworkElement[] {
  if (isHidden(node)) {
    return [];
  }
  return [node, ...childElements(node).flatMap(drawn)];
}

function childElements(node: FrameworkElement): FrameworkElement[] {
  return node.getComposedChildren().filter((child) => glassEasel.Element.isElement(child));
}

/** Words of a node and all below it. */
function wordsOf(node: FrameworkElement): string {
  return textsOf(node).join('').replace(/\s+/g, ' ').trim();
}

/** The pieces of text below a node, in reading order. */
export function textsOf(node: FrameworkElement): string[] {
  if (isHidden(node)) {
    return [];
  }
  return node.getComposedChildren().flatMap((child) => {
    const text = child.asTextNode();
    if (text) {
      return text.textContent.trim() === '' ? [] : [text.textContent.trim()];
    }
    const element = child.asElement();
    return element ? textsOf(element) : [];
  });
}

/** The thing a person would press who reads these words, or of this class where it has none; the innermost of those that fit best. */
export function findByWords(root: FrameworkElement, words: string, nth: number): FrameworkElement {
  const nodes = drawn(root).filter((node) => domOf(node) !== null);
  const pressable = nodes.filter(
    (node) => attribute(node, 'aria-role') !== null || isTag(node, 'BUTTON'),
  );
  const says = (node: FrameworkElement) => attribute(node, 'aria-label') ?? wordsOf(node);
  const fits: ((node: FrameworkElement) => boolean)[] = [
    (node) => says(node) === words || wordsOf(node) === words,
    (node) => says(node).includes(words),
    (node) => (attribute(node, 'class') ?? '').split(' ').includes(words),
  ];
  for (const fit of fits) {
    for (const candidates of [pressable, nodes]) {
      const found = innermost(candidates.filter(fit));
      if (found.length > 0) {
        return pickOne(found, words, nth);
      }
    }
  }
  throw new Error(`nothing on the page says “${words}”. It says: ${textsOf(root).join(' | ')}`);
}

/** A field by its placeholder, label, id, or the words right before it. */
export function findField(root: FrameworkElement, name: string): FrameworkElement {
  const nodes = drawn(root);
  const fields = nodes.filter((node) => fieldTags.some((tag) => isTag(node, tag)));
  const named = fields.find((field) =>
    ['placeholder', 'aria-label', 'id', 'name'].some((key) =>
      attribute(field, key)?.includes(name),
    ),
  );
  const found = named ?? nearestAfter(nodes, fields, name);
  if (!found) {
    const known = fields.map((field) => attribute(field, 'placeholder') ?? attribute(field, 'id'));
    throw new Error(`no field “${name}” on the page. Fields: ${known.join(' | ')}`);
  }
  return found;
}

/** A button that asks WeChat for something: getPhoneNumber, chooseAvatar, contact … */
export function findOpenType(root: FrameworkElement, openType: string): FrameworkElement {
  const found = drawn(root).find((node) => attribute(node, 'open-type') === openType);
  if (!found) {
    throw new Error(`no button with open-type ${openType} on the page`);
  }
  return found;
}

export function fire(node: FrameworkElement, type: string, detail: unknown) {
  glassEasel.Event.triggerEvent(node, type, detail, { bubbles: true, composed: true });
}

export function attribute(node: FrameworkElement, name: string): string | null {
  return domOf(node)?.getAttribute(name) ?? null;
}

export function isTag(node: FrameworkElement, tag: string): boolean {
  return domOf(node)?.tagName.replace(/^WX-/, '') === tag;
}

function nearestAfter(nodes: FrameworkElement[], fields: FrameworkElement[], words: string) {
  const label = innermost(nodes.filter((node) => wordsOf(node).includes(words)))[0];
  const from = label ? nodes.indexOf(label) : Infinity;
  return fields.find((field) => nodes.indexOf(field) > from);
}

function innermost(nodes: FrameworkElement[]): FrameworkElement[] {
  const set = new Set(nodes);
  return nodes.filter((node) => !drawn(node).some((below) => below !== node && set.has(below)));
}

function pickOne(found: FrameworkElement[], words: string, nth: number): FrameworkElement {
  const one = found[nth];
  if (!one || (nth === 0 && found.length > 1 && new Set(found.map(wordsOf)).size > 1)) {
    throw new Error(`${found.length} things say “${words}”: ${found.map(wordsOf).join(' | ')}`);
  }
  return one;
}

function isHidden(node: FrameworkElement): boolean {
  const style = attribute(node, 'style') ?? '';
  return /display:\s*none/.test(style) || attribute(node, 'hidden') !== null;
}

function domOf(node: FrameworkElement): DomElement | null {
  const dom: unknown = node.getBackendElement();
  // virtual nodes have none; the rest are elements of the jsdom document
  return typeof dom === 'object' && dom !== null && 'getAttribute' in dom
    ? (dom as DomElement)
    : null;
}

/** The page as it stands in the document. */
export function htmlOf(root: FrameworkElement): string {
  return (
    drawn(root)
      .map(domOf)
      .find((dom) => dom !== null)?.outerHTML ?? ''
  );
}
