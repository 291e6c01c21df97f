import type { BSONRegExp } from 'bson';

import { ServerError } from '../errors/server-error';

import type { Pattern } from './filter-node';

/** Compiles a PCRE pattern; options i, m, s, x, u, also as a leading `(?i)`. */
export function toPattern(source: BSONRegExp): Pattern {
  const inline = /^\(\?([imsx]+)\)/.exec(source.pattern);
  const options = source.options + (inline?.[1] ?? '');
  const invalid = /[^imsxu]/.exec(options);
  if (invalid) {
    throw new ServerError(51108, `invalid flag in regex options: ${invalid[0]}`);
  }
  let text = source.pattern.slice(inline?.[0].length ?? 0);
  if (options.includes('x')) {
    text = text.replace(/\\[\s\S]|\[(?:\\.|[^\]])*\]|\s+|#[^\n]*/g, (part) =>
      /^[\s#]/.test(part) ? '' : part,
    );
  }
  text = text.replace(/\\A/g, '^').replace(/\\[zZ]/g, '$');
  const flags = [...new Set(options.replace(/[xu]/g, ''))].join('');
  try {
    return { source, regex: new RegExp(text, `${flags}u`) };
  } catch {
    return { source, regex: looseRegex(text, flags) };
  }
}

// PCRE allows escapes like \- and \_ which JavaScript refuses in unicode mode
function looseRegex(text: string, flags: string): RegExp {
  try {
    return new RegExp(text, flags);
  } catch (error) {
    throw new ServerError(51091, `Regular expression is invalid: ${String(error)}`);
  }
}
