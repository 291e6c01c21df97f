import * as z from 'zod/mini';

import { speakChinese } from '#api/http/field-messages';
import { accountApi } from '#shared/accounts/account-api';
import { subscriptionApi } from '#shared/notices/subscription-api';
import { ticketApi } from '#shared/tickets/ticket-api';

speakChinese();

const report = {
  category: 'error',
  description: '凭证导入失败',
  severity: 'minor',
  contact: { name: '张三', phone: '13800138000' },
};
const resolution = { cause: '磁盘满了', solution: '清理了日志' };

/** Every field in which somebody writes: how a body carries it, how many signs it takes, whether it may be empty. */
type Field = [string, (text: string) => unknown, z.ZodMiniType | undefined, number, boolean];
const oneLine: Field[] = [
  [
    'the name of a contact',
    (name) => ({ ...report, contact: { ...report.contact, name } }),
    ticketApi.submit.body,
    30,
    false,
  ],
  [
    'the code of an asset',
    (assetCode) => ({ ...report, assetCode }),
    ticketApi.submit.body,
    64,
    true,
  ],
  [
    'what the phone says of itself',
    (environment) => ({ ...report, environment }),
    ticketApi.submit.body,
    500,
    true,
  ],
  [
    'an address',
    (address) => ({ ...report, visit: { address } }),
    ticketApi.submit.body,
    200,
    true,
  ],
  [
    'a wished time',
    (preferredTime) => ({ ...report, visit: { preferredTime } }),
    ticketApi.submit.body,
    100,
    true,
  ],
  ['a place', (name) => ({ place: { name } }), ticketApi.act.body, 200, false],
  ['a tag', (tag) => ({ tags: [tag] }), ticketApi.act.body, 20, false],
  ['a search', (q) => ({ q }), ticketApi.list.query, 50, true],
  ['a name', (name) => ({ name }), accountApi.updateMe.body, 30, false],
  ['a scene', (scene) => ({ results: {}, scene }), subscriptionApi.report.body, 30, true],
];
const manyLines: Field[] = [
  [
    'a description',
    (description) => ({ ...report, description }),
    ticketApi.submit.body,
    2000,
    false,
  ],
  ['a note', (note) => ({ note }), ticketApi.act.body, 2000, true],
  [
    'a solution',
    (solution) => ({ resolution: { ...resolution, solution } }),
    ticketApi.act.body,
    2000,
    false,
  ],
  [
    'a prevention',
    (prevention) => ({ resolution: { ...resolution, prevention } }),
    ticketApi.act.body,
    2000,
    true,
  ],
];
const every = [...oneLine, ...manyLines];

const unseen = [
  '',
  ' \u3000',
  '\u200b\u200d',
  '\ufeff',
  '\u3164',
  '\u2800',
  '\u00ad\u202e',
  '\u0000',
  '\u0301',
  '\ud83d',
];

/** The first message, or what the field became. */
function take([, bodyWith, schema]: Field, text: string): string {
  const read = schema?.safeParse(bodyWith(text));
  return read?.success === true
    ? JSON.stringify(read.data)
    : (read?.error.issues[0]?.message ?? '');
}

describe.each(every)('%s', (...field) => {
  const [, , , most, mayBeEmpty] = field;

  it('of only unseen signs is empty', () => {
    const answers = new Set(unseen.map((text) => take(field, text)));
    expect(answers).toEqual(new Set([mayBeEmpty ? take(field, '') : '请填写']));
  });

  it.each(['字', '𠮷', '👨‍👩‍👧‍👦', 'e\u0301', '👍🏽'])('takes so many %s and no more', (sign) => {
    expect(take(field, sign.repeat(most))).toContain(sign.normalize('NFC').repeat(most));
    expect(take(field, sign.repeat(most + 1))).toBe(`最多 ${most} 个字`);
  });

  it('does not take ten thousand marks on one letter, nor a megabyte of nothing', () => {
    expect(take(field, `e${'\u0301'.repeat(10_000)}`)).toBe(`最多 ${most} 个字`);
    expect(take(field, '\u200b'.repeat(1_000_000))).toBe(`最多 ${most} 个字`);
  });
});

it.each(oneLine)('%s is one line without control or direction signs', (...field) => {
  expect(take(field, '\u202e王\u0000小\r\n\t明\u2069\ud83d ')).toContain('"王小 明"');
});

it.each(manyLines)('%s keeps its lines, not its control and direction signs', (...field) => {
  expect(take(field, '\u202e王\u0000\r\n\t明\u2069 ')).toContain(String.raw`"王\n\t明"`);
});

it('openapi.json still says how much a field takes', () => {
  const schema = z.toJSONSchema(z.pipe(z.unknown(), accountApi.updateMe.body ?? z.unknown()));
  expect(JSON.stringify(schema)).toContain('"name":{"type":"string","minLength":1,"maxLength":30}');
});
