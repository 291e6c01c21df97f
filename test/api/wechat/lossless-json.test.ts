import fc from 'fast-check';

import { parseLosslessJson } from '#api/wechat/lossless-json';

it.each([
  ['{"msgid":294837261937462817}', { msgid: '294837261937462817' }],
  ['{"msgid":-294837261937462817}', { msgid: '-294837261937462817' }],
  ['{"a":9007199254740991,"b":9007199254740993}', { a: 9007199254740991, b: '9007199254740993' }],
  ['[12345678901234567890, 1.5, 1e3]', ['12345678901234567890', 1.5, 1000]],
  [
    '{"text":"id 294837261937462817, \\"quoted\\" 294837261937462817"}',
    {
      text: 'id 294837261937462817, "quoted" 294837261937462817',
    },
  ],
  ['{"half":0.12345678901234567890}', { half: 0.12345678901234568 }],
  ['{"294837261937462817":1}', { '294837261937462817': 1 }],
])('%s', (text, value) => {
  expect(parseLosslessJson(text)).toEqual(value);
});

it('reads everything else as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value, (_name, part: unknown) =>
        // whole numbers beyond 2^53 are what differs, and are above
        typeof part === 'number' && Math.abs(part) > Number.MAX_SAFE_INTEGER ? 0.5 : part,
      );
      expect(parseLosslessJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

it('refuses what is no JSON', () => {
  expect(() => parseLosslessJson('{294837261937462817:1}')).toThrow(SyntaxError);
});

it.each([5000, 100_000])('refuses what is nested %i deep, also beside a long number', (depth) => {
  const lists = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const objects = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  for (const text of [lists, objects, `[1234567890123456789,${objects}]`]) {
    expect(() => parseLosslessJson(text)).toThrow('nested too deep');
  }
});

it('does not count brackets in strings', () => {
  const text = `"${'['.repeat(100)}\\"${'{'.repeat(100)}"`;
  expect(parseLosslessJson(text)).toBe(`${'['.repeat(100)}"${'{'.repeat(100)}`);
});

it.each(['"', '\\', '"\\', '[', '-', '1', '1234567890123456,', '"a":', '"1234567890123456'])(
  'comes to an end with 256 KB of %s',
  (part) => {
    const text = part.repeat(Math.ceil((256 * 1024) / part.length));
    const read = () => {
      try {
        return parseLosslessJson(text);
      } catch (error: unknown) {
        return error;
      }
    };
    // a number is valid, however long
    expect(read()).toEqual(part === '1' ? text : expect.any(SyntaxError));
  },
);
