import { BSONRegExp } from 'bson';

import type { Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import type { BoundedPattern } from '../../query/bounded-pattern';
import { toPattern } from '../../query/pattern';
import type { NamedOperator, NamedValues } from '../expression/environment';

import { isNullish, requireText } from './operand';

function regexOf(values: NamedValues): BoundedPattern | null {
  const [regex, options] = [values.get('regex'), values.get('options')];
  if (isNullish(regex)) {
    return null;
  }
  const flags = typeof options === 'string' ? options : '';
  if (typeof regex !== 'string' && !(regex instanceof BSONRegExp)) {
    throw new ServerError(51105, `$regexMatch needs 'regex' to be of type string or regex`);
  }
  const source =
    typeof regex === 'string'
      ? new BSONRegExp(regex, flags)
      : new BSONRegExp(regex.pattern, regex.options || flags);
  return toPattern(source).regex;
}

function inputOf(values: NamedValues, name: string): string | null {
  const input = values.get('input');
  return isNullish(input)
    ? null
    : requireText(input, {
        code: 51104,
        message: () => `${name} needs 'input' to be of type string`,
      });
}

/** Matches in their order; each counts its place on from the one before. */
function describeMatches(matches: readonly RegExpExecArray[], text: string): Value[] {
  let counted = 0;
  let idx = 0;
  return matches.map((match) => {
    idx += codePointsOf(text.slice(counted, match.index));
    counted = match.index;
    return new Map<string, Value>([
      ['match', match[0]],
      ['idx', idx],
      ['captures', match.slice(1).map((capture: string | undefined) => capture ?? null)],
    ]);
  });
}

function codePointsOf(text: string): number {
  return Array.from(text).length;
}

function regexOperator(
  name: string,
  run: (text: string, regex: BoundedPattern) => Value,
  absent: Value,
): NamedOperator {
  return {
    required: ['input', 'regex'],
    optional: ['options'],
    run: (values) => {
      const [text, regex] = [inputOf(values, name), regexOf(values)];
      return text === null || regex === null ? absent : run(text, regex);
    },
  };
}

function replace(isAll: boolean): NamedOperator {
  return {
    required: ['input', 'find', 'replacement'],
    optional: [],
    run: (values) => {
      const parts = ['input', 'find', 'replacement'].map((name) => values.get(name));
      if (parts.some(isNullish)) {
        return null;
      }
      const [input = '', find = '', replacement = ''] = parts.map((part, index) =>
        requireText(part, {
          code: 51746 - index,
          message: (type) => `$replaceOne requires that its arguments be strings, found: ${type}`,
        }),
      );
      return isAll
        ? input.replaceAll(find, () => replacement)
        : input.replace(find, () => replacement);
    },
  };
}

export const patternOperators: [string, NamedOperator][] = [
  ['$regexMatch', regexOperator('$regexMatch', (text, regex) => regex.test(text), false)],
  [
    '$regexFind',
    regexOperator(
      '$regexFind',
      (text, regex) => describeMatches(regex.find(text, false), text)[0] ?? null,
      null,
    ),
  ],
  [
    '$regexFindAll',
    regexOperator(
      '$regexFindAll',
      (text, regex) => describeMatches(regex.find(text, true), text),
      [],
    ),
  ],
  ['$replaceOne', replace(false)],
  ['$replaceAll', replace(true)],
];
