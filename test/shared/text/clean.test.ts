import fc from 'fast-check';

import { cleanLine, cleanText, hasWords } from '#shared/text/clean';

const england = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';

describe('something to read', () => {
  it.each([
    ['nothing', ''],
    ['spaces of every width', ' \u00a0\u1680\u2003\u202f\u205f\u3000'],
    ['zero-width spaces and joiners', '\u200b\u200c\u200d\u2060'],
    ['a byte order mark', '\ufeff'],
    ['variation selectors without a sign', '\ufe0f\ufe0e\u{e0100}'],
    ['fillers of Hangul', '\u3164\u115f\u1160\uffa0'],
    ['a blank of Braille', '\u2800'],
    ['a soft hyphen', '\u00ad'],
    ['tags', '\u{e0001}\u{e0041}\u{e007f}'],
    ['control signs', '\u0000\u0007\u001b\u0085'],
    ['private signs', '\ue000\u{f0000}'],
    ['marks without a letter', '\u0301\u20e3\u0903'],
    ['halves of a pair', '\ud83d\ude00\ud83d'.slice(2)],
    ['signs of direction', '\u200e\u202e\u2066\u061c'],
    ['the place of an object, and what is no sign at all', '\ufffc\uffff\ufdd0'],
    ['a note without a head', '\u{1d159}'],
    ['vowels of Khmer and Mongolian that nobody sees', '\u17b4\u180e\u034f'],
  ])('%s is nothing', (_name, text) => {
    expect(hasWords(text)).toBe(false);
    expect(hasWords(`${text}\n${text}`)).toBe(false);
  });

  it.each(['打', '？', '1', '👍', '𠮷', 'é', '❤️', '\u0628', '・', '\u200bx\u200b', '�', england])(
    '%s is something',
    (text) => {
      expect(hasWords(text)).toBe(true);
    },
  );
});

describe('one clean line', () => {
  it.each([
    ['a break becomes a space', '张\r\n三\t李\u2028四', '张 三 李 四'],
    ['spaces become one', '\u3000张　　三 \u2800 ', '张 三'],
    ['zero-width signs go', '张\u200b三\ufeff', '张三'],
    ['a joiner between letters that do not join goes', '张\u200d三 a\u200cb', '张三 ab'],
    ['a space between unseen signs is one space', 'a \u200b b', 'a b'],
    ['control signs go', 'a\u0000b\u001b[31mc\u0090', 'ab[31mc'],
    ['direction signs go', '\u202etxt.exe\u202c \u2067王\u2069\u200f\u061c', 'txt.exe 王'],
    ['halves of a pair go', 'a\ud83db\ude00', 'ab'],
    ['a variation selector without a picture goes', 'a\ufe0f张\ufe0f', 'a张'],
    ['tags that spell no flag go', `王\u{e0061}\u{e0062}`, '王'],
    ['Hangul fillers go', '\u3164王\uffa0', '王'],
    ['a letter and its mark become one', 'e\u0301', 'é'],
    ['an angstrom is the letter', '\u212b', 'Å'],
  ])('%s', (_name, text, expected) => {
    expect(cleanLine(text)).toBe(expected);
  });
});

it.each([
  ['a family', '👨‍👩‍👧‍👦'],
  ['a mechanic with skin', '👩🏽‍🔧'],
  ['a heart in colour', '❤️'],
  ['a heart on fire', '❤️‍🔥'],
  ['people who walk to the right', '🚶🏽‍♀️‍➡️'],
  ['a rainbow flag', '🏳️‍🌈'],
  ['the flag of England', england],
  ['the flag of China', '🇨🇳'],
  ['a key', '1️⃣#️⃣'],
  ['Chinese of extension B', '𠮷野家𠀀'],
  ['another way to write a character', '葛\u{e0100}辻\ufe00'],
  ['Persian that does not join', 'می\u200cخواهم'],
  ['half forms of Hindi', 'क्\u200dष'],
  ['Mongolian shapes', '\u182d\u180b\u1820'],
  ['stacks of Tibetan', 'བསྒྲུབས'],
])('%s stays whole', (_name, text) => {
  expect(cleanLine(text)).toBe(text.normalize('NFC'));
  expect(cleanText(text)).toBe(text.normalize('NFC'));
});

it('breaks and tabs stay in a text, however they were written; what turns its direction does not', () => {
  expect(cleanText('\ufeff一\r\n二\r三\u2028四\n\n\t五\u0000\u0007 \u202e六\u202c \n')).toBe(
    '一\n二\n三\n四\n\n\t五 六',
  );
});

it('cleaning twice changes no more than once, and leaves nothing unseen', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      ...Array.from(
        '张a1❤👩🏽\u200d\u200b\ufe0f\u202e\u0301\u0323\u20e3\u1820\u180b\u0628\u200c \n\r\t\u2800',
      ),
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      const line = cleanLine(text);
      const several = cleanText(text);
      expect(cleanLine(line)).toBe(line);
      expect(cleanText(several)).toBe(several);
      expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

it('a hundred thousand hostile signs come to an end', () => {
  const much = 100_000;
  const hostile = [
    `e${'\u0301\u0323'.repeat(much)}`,
    '👩\u200d'.repeat(much),
    `❤${'\ufe0f'.repeat(much)}`,
    '\u{1f3f4}\u{e0061}'.repeat(much),
    `${'\n'.repeat(much)}x${' '.repeat(much)}x`,
    '\ud83d'.repeat(much),
    '\u0628\u200c'.repeat(much),
  ];
  expect(hostile.map((text) => hasWords(cleanLine(text) + cleanText(text)))).toEqual([
    ...[true, true, true, true, true],
    ...[false, true],
  ]);
});
