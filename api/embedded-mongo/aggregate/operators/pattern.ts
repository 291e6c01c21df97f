import { BSONRegExp } from 'bson';

import { assertThat } from '../../errors/server-error';
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
  assertThat(
    typeof regex === 'string' || regex instanceof BSONRegExp,
    51105,
    "$regexMatch needs 'regex' to be of type string or regex",
  );
  const source =
    typeof regex === 'string'
      ? new BSONRegExp(regex, flags)
      : new BSONRegExp(regex.pattern, regex.options || flags);
  return toPattern(source).regex;
}

function matches(values: NamedValues): boolean {
  const input = values.get('input');
  const regex = regexOf(values);
  if (isNullish(input) || !regex) {
    return false;
  }
  return regex.test(
    requireText(input, 51104, "$regexMatch needs 'input' to be of type string, not"),
  );
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
        requireText(
          part,
          51746 - index,
          '$replaceOne requires that its arguments be strings, found:',
        ),
      );
      return isAll
        ? input.replaceAll(find, () => replacement)
        : input.replace(find, () => replacement);
    },
  };
}

export const patternOperators: [string, NamedOperator][] = [
  ['$regexMatch', { required: ['input', 'regex'], optional: ['options'], run: matches }],
  ['$replaceOne', replace(false)],
  ['$replaceAll', replace(true)],
];
