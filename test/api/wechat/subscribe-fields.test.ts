import fc from 'fast-check';

import { fitField } from '#api/wechat/subscribe-fields';

import { fits } from '../../../api/wechat-sandbox/field-rules';

const now = new Date('2026-11-22T01:30:00Z');

const types = [
  'thing',
  'const',
  'number',
  'letter',
  'symbol',
  'character_string',
  'time',
  'date',
  'amount',
  'phone_number',
  'car_number',
  'name',
  'phrase',
  'unheard_of',
];

describe('fitField', () => {
  it.each([
    ['thing1', '凭证导入失败', '凭证导入失败'],
    [
      'thing1',
      '一二三四五六七八九十一二三四五六七八九十',
      '一二三四五六七八九十一二三四五六七八九十',
    ],
    [
      'thing1',
      '一二三四五六七八九十一二三四五六七八九十一',
      '一二三四五六七八九十一二三四五六七八九…',
    ],
    ['thing1', '第一行\r\n第二行\t完', '第一行 第二行 完'],
    ['thing1', '  ', '无'],
    ['thing1', '\u200B\u200D', '无'],
    ['thing1', '半个\uD83D表情', '半个 表情'],
    ['number3', '12.50', '12.50'],
    ['number3', 7, '7'],
    ['number3', '约 12 张', '12'],
    ['number3', '', '0'],
    ['number3', '1'.repeat(40), '9'.repeat(32)],
    ['letter1', 'SH-2026', 'SH'],
    ['symbol1', '★★★★★★', '★★★★★'],
    ['character_string1', 'SH20261121-0001', 'SH20261121-0001'],
    ['character_string1', '编号', '-'],
    ['time4', new Date('2026-11-22T01:05:00Z'), '2026年11月22日 09:05'],
    ['time4', '15:01', '15:01'],
    ['time4', '09:00~11:30', '09:00~11:30'],
    ['time4', '明天下午', '2026年11月22日 09:30'],
    ['date5', '2026-11-22', '2026-11-22'],
    ['date5', '', '2026年11月22日 09:30'],
    ['amount1', '¥1,234.50', '¥1234.50'],
    ['amount1', '98元', '98元'],
    ['amount1', '123456789012元', '9999999999元'],
    ['amount1', '免费', '0元'],
    ['phone_number1', '138 1234 5678', '13812345678'],
    ['car_number1', '京A·12345', '京A12345'],
    ['name1', '陈志远', '陈志远'],
    ['name1', 'Alexander Hamilton the Elder', 'Alexander Hamilton t'],
    ['name1', '3', '客户'],
    ['phrase3', '处理中', '处理中'],
    ['phrase3', '待您补充资料啊', '待您补充资'],
    ['phrase3', 'OK', '通知'],
  ])('%s: %j becomes %j', (name, value, fitted) => {
    expect(fitField(name, value, now)).toBe(fitted);
  });

  it('never cuts a composed sign in two', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(fitField('thing1', `一二三四五六七八九十一二三四五六${family}`, now)).toBe(
      '一二三四五六七八九十一二三四五六…',
    );
  });

  it.each(types)('makes any words fit %s as the platform checks it', (type) => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.stringMatching(/^[\d.,:~年月日元¥ -]{0,40}$/),
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
    );
    fc.assert(
      fc.property(words, (value) => {
        const fitted = fitField(`${type}1`, value, now);
        expect([value, fitted, fits(`${type}1`, fitted)]).toEqual([value, fitted, true]);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([' ', '1', '1,', '-', '¥', 'a', '中', '\u0301', '\u200b', '2026年1月1日 ', '12:00 ~ '])(
  'comes to an end with 256 KB of %j in every field',
  (part) => {
    const text = part.repeat(Math.ceil((256 * 1024) / part.length));
    for (const type of ['thing', 'number', 'symbol', 'amount', 'name', 'phrase', 'time', 'date']) {
      expect(fitField(`${type}1`, text, now)).not.toBe('');
    }
    expect(fitField(`${'1'.repeat(256 * 1024)}x`, text, now)).not.toBe('');
  },
);
