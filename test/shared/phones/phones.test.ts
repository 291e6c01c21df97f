import { dialable, maskPhone, sayPhone } from '#shared/phones/say-phone';
import { looksLikePhone, spellPhone } from '#shared/phones/spell-phone';

it.each([
  ['13800138000', '138 0013 8000'],
  ['02161234567', '021 6123 4567'],
  ['075588886666', '0755 8888 6666'],
  ['09911234567', '0991 123 4567'],
  ['02161234567-8001', '021 6123 4567 转 8001'],
  ['4008001234', '400 800 1234'],
  ['057112345', '0571 12345'],
  ['95588', '95588'],
  ['+85291234567', '+85291234567'],
  ['021-12345678', '021-12345678'],
  ['138****8000', '138****8000'],
])('%s is read out as %s', (stored, said) => {
  expect(sayPhone(stored)).toBe(said);
});

it.each([
  ['13800138000', '138****8000'],
  ['02161234567', '021****4567'],
  ['075588886666', '075****6666'],
  ['02161234567-8001', '021****4567'],
  ['4008001234', '40****234'],
  ['021-1234567', '02****567'],
  ['61234567', '61****67'],
  ['612345678', '61****78'],
  ['6123456', '****'],
  ['10086', '****'],
  ['+85291234567', '+852****4567'],
  ['', '****'],
])('%s is masked as %s', (stored, masked) => {
  expect(maskPhone(stored)).toBe(masked);
});

it('of less than eleven digits at most half is left', () => {
  for (let length = 0; length < 11; length++) {
    const left = maskPhone('1234567890'.slice(0, length)).replace(/\D/g, '');
    expect(left.length).toBeLessThanOrEqual(length / 2);
  }
});

it('an extension is asked for by a voice, so nothing dials it', () => {
  expect(dialable('02161234567-8001')).toBe('02161234567');
  expect(dialable('021-12345678')).toBe('021-12345678');
  expect(dialable('+85291234567')).toBe('+85291234567');
});

it.each([
  '-----',
  '+',
  '',
  '打给我',
  '12',
  '138',
  '88886666',
  '13800138000/13900139000',
  '138x',
  '()()',
  '1+3800138000',
])('%s does not look like a phone number', (text) => {
  expect(looksLikePhone(text)).toBe(false);
});

it.each([
  '(021)12345678',
  '（０２１）１２３４５６７８',
  '13800138000',
  '10086',
  '+852 9123 4567',
  '021 6123 4567 转 1',
])('%s looks like one', (text) => {
  expect(looksLikePhone(text)).toBe(true);
});

it('what follows a hyphen is an extension first where a whole number stands before it', () => {
  expect(spellPhone('021-61234567-801')).toEqual([
    { main: '02161234567', extension: '801' },
    { main: '02161234567801', extension: '' },
  ]);
  expect(spellPhone('138-0013-8000')).toEqual([{ main: '13800138000', extension: '' }]);
});
