/** An XML document that begins with one of these is drawn, and so is a page. */
const drawnXml = new Set(['body', 'head', 'html', 'script', 'svg']);
const drawn = new Set([
  ...drawnXml,
  ...['a', 'audio', 'b', 'base', 'br', 'button', 'center', 'details', 'div', 'embed', 'font'],
  ...['form', 'frame', 'frameset', 'h1', 'h2', 'h3', 'iframe', 'image', 'img', 'input', 'link'],
  ...['marquee', 'math', 'meta', 'noscript', 'object', 'p', 'select', 'span', 'style', 'table'],
  ...['template', 'textarea', 'title', 'video'],
]);
/** Whose elements a browser draws, whatever they are called. */
const drawnNamespaces = ['www.w3.org/1999/xhtml', 'www.w3.org/2000/svg'];

/** Of a longer tag only so much is read. */
const longestTag = 16 * 1024;
/** Nobody writes a log that begins with more comments and declarations than this. */
const mostSkipped = 1000;

type State = {
  /** In a comment or an instruction only its end is looked for. */
  place: 'between' | 'comment' | 'instruction';
  /** What came and is not judged yet. */
  rest: string;
  isXml: boolean;
  skipped: number;
};
/** `more`: it depends on what follows. */
type Verdict = 'drawn' | 'more' | 'words';

export type MarkupScanner = {
  take: (text: string) => Verdict;
  /** When nothing follows. */
  end: () => Verdict;
};

/**
 * Tells whether a text begins like something that a browser would draw rather than show, whatever stands before: white
 * space, zeros, comments, declarations. Goes through it once and keeps no more than one tag.
 */
export function markupScanner(): MarkupScanner {
  const state: State = { place: 'between', rest: '', isXml: false, skipped: 0 };
  const take = (text: string) => {
    // browsers used to skip zeros even within a tag
    state.rest += text.replaceAll(/[\0\ufeff]/g, '');
    let verdict: Verdict | null = null;
    while (verdict === null) {
      verdict = state.place === 'between' ? judge(state) : skip(state);
    }
    return verdict;
  };
  // what no tag's end follows ends here
  return {
    take,
    end: () => (state.place === 'between' && state.rest !== '' ? take('>') : 'words'),
  };
}

/** Goes on after the end of a comment or instruction, if it is there. */
function skip(state: State): 'more' | null {
  const { rest, place } = state;
  // HTML ends a comment also at `--!>`
  const end = place === 'comment' ? /--!?>/.exec(rest) : />/.exec(rest);
  if (!end) {
    // the beginning of an end may be there
    state.rest = rest.slice(-3);
    return 'more';
  }
  state.rest = rest.slice(end.index + end[0].length);
  state.place = 'between';
  return null;
}

/** Null: what stands there says nothing and is behind us. */
function judge(state: State): Verdict | null {
  state.rest = state.rest.slice(firstSign(state.rest));
  const { rest } = state;
  if (rest === '') {
    return 'more';
  }
  if (!rest.startsWith('<')) {
    return 'words';
  }
  if (/^<[!/?]/.test(rest)) {
    return judgeInstruction(state);
  }
  return isWhole(rest) ? judgeTag(state) : 'more';
}

function firstSign(text: string): number {
  let at = 0;
  while (at < text.length && (text.charCodeAt(at) <= 0x20 || text.charAt(at).trim() === '')) {
    at += 1;
  }
  return at;
}

function isWhole(tag: string): boolean {
  // what is neither letter nor sign of markup ends the question at once
  return tag.length >= longestTag || tag.includes('>') || /^<[^a-z_]/i.test(tag);
}

function judgeInstruction(state: State): Verdict | null {
  const { rest } = state;
  state.skipped += 1;
  if (state.skipped > mostSkipped) {
    return 'drawn';
  }
  if (rest.startsWith('<!--')) {
    // `<!-->` is a whole comment to a browser
    state.rest = rest.slice(2);
    state.place = 'comment';
    return null;
  }
  const beginning = rest.slice(0, 20).toLowerCase();
  if (/^<!doctype|^<\?xml-styleshee/.test(beginning)) {
    return 'drawn';
  }
  if (beginning.length < 20 && !beginning.includes('>')) {
    return 'more';
  }
  state.isXml ||= /^<\?xml\s/.test(beginning);
  state.place = 'instruction';
  return null;
}

function judgeTag({ rest, isXml }: State): Verdict {
  const tag = rest.slice(0, longestTag).split('>', 1)[0]?.toLowerCase() ?? '';
  const name = /^<(?:[\w.-]{1,40}:)?([\w.-]{1,40})/.exec(tag)?.[1] ?? '';
  const isDrawn =
    (isXml ? drawnXml : drawn).has(name) || drawnNamespaces.some((one) => tag.includes(one));
  return isDrawn ? 'drawn' : 'words';
}
