import { JSDOM } from 'jsdom';

const dom = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });

// the framework draws through these; the package never sees them (script-realm.ts)
const drawnThrough = ['document', 'Node', 'Element', 'HTMLElement', 'Event', 'CustomEvent', 'Text'];
Reflect.set(globalThis, 'window', dom.window);
for (const name of [...drawnThrough, 'DocumentFragment']) {
  Reflect.set(globalThis, name, Reflect.get(dom.window, name));
}

export const browserDocument = dom.window.document;
