import type { Random } from './random';

const objectId = '0123456789abcdef01234567';

/** Texts that programs have stumbled over. */
export const hostileTexts = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff\ud800',
    '\ufeff',
    '\u200b\u200d',
    '\u202eabc',
  ],
  ...['__proto__', 'constructor', 'toString', '$where', '$ne', '{"$gt":""}', 'a.b', '.', '$', '..'],
  ...['null', 'undefined', 'true', 'NaN', '-0', '1e400', '0x10', '９９', '٣', '½'],
  ...['(', '[', '(a+)+$', '*', '\\', '.*.*.*=', '^(a|a)*$', '%', '%00', '%zz', '&', '?', '#'],
  ...[
    '<script>',
    '{{7*7}}',
    "' OR 1=1",
    '../../etc/passwd',
    '导入失败',
    '𠮷野家',
    '👩‍👩‍👧‍👦🏳️‍🌈',
    'e\u0301',
  ],
  ...[
    'Z'.repeat(3000),
    '中'.repeat(3000),
    '👍'.repeat(600),
    '\u0301'.repeat(4000),
    ' '.repeat(5000),
  ],
  ...['13800138000', '(021)12345678', '-----', '+', '2026-02-30', '2026-11-28T10:00:00Z'],
  ...['0000-00-00T00:00:00Z', '9999-12-31T23:59:59.999Z', '+275760-09-13T00:00:00.000Z'],
  ...['9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00+23:59'],
  ...[objectId, objectId.toUpperCase(), `${objectId}0`, '1'.repeat(24), 'submit', 'resolve', 'all'],
] as const;

const hostileNumbers = [
  ...[0, -0, 1, -1, 0.5, 1e-300, 1e21, 1e308, -1e308, 100, 101, 2 ** 31, 2 ** 53, -(2 ** 63)],
  ...[8.64e15, 8.64e15 + 1, -8.64e15 - 1, 4_294_967_296],
] as const;

const cursors = [
  ['string', 'abc', objectId],
  ['date', 8.64e15 + 1, objectId],
  ['date', -8.64e15, objectId],
  ['date', Date.UTC(2026, 10, 28), objectId],
  ['number', 1e308, objectId],
  ['date', '2026', objectId],
  ['date', 1, { $gt: '' }],
  [],
  {},
].map((wire) => Buffer.from(JSON.stringify(wire)).toString('base64url'));

export function hostileText(random: Random): string {
  return random.chance(0.1) ? random.pick(cursors) : random.pick(hostileTexts);
}

/** Anything that JSON can say. */
export function hostileJson(random: Random, depth = 0): unknown {
  const kinds: (() => unknown)[] = [
    () => null,
    () => random.chance(0.5),
    () => random.pick(hostileNumbers),
    () => hostileText(random),
    () => nested(random),
    () => Array.from({ length: random.below(4) }, () => inner(random, depth)),
    () => Object.fromEntries([[hostileText(random), inner(random, depth)]]),
    () => Array.from({ length: 200 + random.below(800) }, () => random.below(9)),
  ];
  return random.pick(kinds)();
}

function inner(random: Random, depth: number): unknown {
  return depth > 3 ? 1 : hostileJson(random, depth + 1);
}

function nested(random: Random): unknown {
  const deep = random.pick([1, 10, 17, 100, 1500]);
  let value: unknown = 1;
  for (let level = 0; level < deep; level += 1) {
    value = random.chance(0.5) ? [value] : { a: value };
  }
  return value;
}
