import type { BSONRegExp } from 'bson';

import { ServerError } from '../errors/server-error';

import { type BoundedPattern, compilePattern } from './bounded-pattern';
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
    text = withoutRemarks(text);
  }
  text = text.replace(/\\A/g, '^').replace(/\\[zZ]/g, '$');
  const flags = [...new Set(options.replace(/[xu]/g, ''))].join('');
  return { source, regex: strictOrLoose(text, flags) };
}

/** Leaves out the white space and the remarks that the option x allows. */
function withoutRemarks(text: string): string {
  let isInClass = false;
  let isInRemark = false;
  return Array.from(text.matchAll(/\\[\s\S]|[\s\S]/g), ([part]) => {
    if (isInRemark) {
      isInRemark = part !== '\n';
      return '';
    }
    if (isInClass) {
      isInClass = part !== ']';
      return part;
    }
    isInClass = part === '[';
    isInRemark = part === '#';
    return isInRemark || /^\s/.test(part) ? '' : part;
  }).join('');
}

// PCRE allows escapes like \- and \_ which JavaScript refuses in unicode mode
function strictOrLoose(text: string, flags: string): BoundedPattern {
  try {
    return compilePattern(text, `${flags}u`);
  } catch {
    return compilePattern(text, flags);
  }
}
