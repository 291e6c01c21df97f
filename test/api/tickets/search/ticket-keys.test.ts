import { keysOfTicket, keysSeen, satisfiesAll, searchTerms } from '#api/tickets/search/index';
import type { Ticket } from '#api/tickets/ticket';

import { aTicket, cast } from '../../../support/tickets';

const names = new Map([
  [cast.customer.id, { name: '林晓雯' }],
  [cast.engineer.id, { name: '陈志远' }],
]);
const contact = { name: '周敏', phone: '13800138000' };
const everything = { isReportShown: true, isPhoneShown: true };

const ticket = (fields: Partial<Ticket> = {}) =>
  aTicket({ assigneeId: cast.engineer.id, assetCode: 'A-17', contact, ...fields });
const finds = (words: string, sight = everything, fields: Partial<Ticket> = {}) =>
  satisfiesAll(keysSeen(ticket(fields), names, sight), searchTerms(words));

it.each([
  'SH20261121-0001',
  'sh202611210001',
  'sh20261121',
  '20261121',
  '1121-0001',
  '0001',
  '#0001',
  '启明',
  '会计师',
  '晓雯',
  '志远',
  '周敏',
  'A-17',
  'a17',
  '科目 启明 陈志远 0001',
])('a ticket is found by %s', (words) => {
  expect(finds(words)).toBe(true);
});

it.each([
  ['13800138000', '13800138000'],
  ['13800138000', '138 0013 8000'],
  ['13800138000', '+86 138-0013-8000'],
  ['13800138000', '１３８００１３８０００'],
  ['13800138000', '电话：13800138000'],
  ['13800138000', '8000'],
  ['02161234567-8001', '021-61234567'],
  ['02161234567-8001', '(021) 6123 4567 转 8001'],
  ['02161234567-8001', '4567'],
  ['+85291234567', '+852 9123 4567'],
  ['95588', '95588'],
])('the phone %s is found by %s', (phone, words) => {
  expect(finds(words, everything, { contact: { ...contact, phone } })).toBe(true);
});

it.each(['138', '1380013', '800', '0138000'])('no phone is found by a part of it: %s', (words) => {
  expect(finds(words)).toBe(false);
});

describe('whoever sees less', () => {
  it('finds no phone as a whole, but how it ends, which everybody sees', () => {
    const sight = { ...everything, isPhoneShown: false };
    expect(finds('13800138000', sight)).toBe(false);
    expect(finds('8000', sight)).toBe(true);
    expect(finds('4567', sight, { contact: { ...contact, phone: '61234567' } })).toBe(false);
  });

  it('finds nothing by a report that is hidden, but what stands beside it', () => {
    const sight = { ...everything, isReportShown: false };
    expect(['科目', '周敏', 'a17'].filter((words) => finds(words, sight))).toEqual([]);
    expect(['0001', '启明', '林晓雯', '陈志远'].filter((words) => !finds(words, sight))).toEqual(
      [],
    );
  });
});

describe('what a ticket keeps', () => {
  const long = (length: number) =>
    Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join(
      '',
    );
  const keysOf = (description: string) => keysOfTicket(ticket({ description }), names);

  it('is each key once, pairs of signs apart from words', () => {
    const { searchSigns, searchWords } = keysOf('科目 科目 科目 u8 u8');
    expect(new Set(searchSigns).size).toBe(searchSigns.length);
    expect(new Set(searchWords).size).toBe(searchWords.length);
    expect(searchSigns.every((key) => Number.isInteger(key) && key < 2 ** 30)).toBe(true);
    expect(searchWords.every((key) => Number.isSafeInteger(key) && key > 2 ** 30)).toBe(true);
  });

  it('has all signs of the longest description', () => {
    const description = long(2000);
    const { searchSigns } = keysOf(description);
    expect(searchSigns.length).toBeGreaterThan(2000);
    expect(satisfiesAll(searchSigns, searchTerms(description.slice(-2)))).toBe(true);
  });

  it.each([
    ['signs', long(60_000)],
    ['words', Array.from({ length: 20_000 }, (_, at) => at.toString(36)).join(' ')],
    ['one word without an end', 'a1'.repeat(50_000)],
  ])('is bounded whatever is written: %s', (_name, description) => {
    const { searchSigns, searchWords } = keysOf(description);
    expect(searchSigns.length).toBeLessThanOrEqual(2100);
    expect(searchWords.length).toBeLessThanOrEqual(48);
    // number and organization are never pushed out
    expect(satisfiesAll([...searchSigns, ...searchWords], searchTerms('启明 0001'))).toBe(true);
  });
});
