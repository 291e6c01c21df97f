/** Documents byte by byte: what no driver would send, and what is odd but valid. */

export const int = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};
export const name = (text: string) => Buffer.from(`${text}\0`, 'latin1');
export const element = (type: number, key: string, ...value: Buffer[]) =>
  Buffer.concat([Buffer.from([type]), name(key), ...value]);
export const document = (...elements: Buffer[]) => {
  const content = Buffer.concat(elements);
  return Buffer.concat([int(content.length + 5), content, Buffer.from([0])]);
};
export const text = (content: string) => Buffer.concat([int(content.length + 1), name(content)]);
export const bytes = (hex: string) => Buffer.from(hex, 'hex');
const binary = (size: number, subtype: number, content: Buffer) =>
  Buffer.concat([int(size), Buffer.from([subtype]), content]);

/** A document whose only field has these bytes for its value. */
export const holding = (type: number, value: Buffer) => document(element(type, 'a', value));
/** The same, but it says it is of another length. */
export const ofLength = (size: number, whole: Buffer) =>
  Buffer.concat([int(size), whole.subarray(4)]);

export const empty = document();
export const plain = holding(16, int(1));
const code = (size: number, ...parts: Buffer[]) => Buffer.concat([int(size), ...parts]);
const scoped = [text('x'), empty];

export const invalid: [string, Buffer][] = [
  ['a length of zero', ofLength(0, plain)],
  ['a negative length', ofLength(-1, plain)],
  ['a length that leaves no room for an end', ofLength(4, plain)],
  ['a length that is too short', ofLength(plain.length - 1, plain)],
  ['a length that is too long', ofLength(plain.length + 1, plain)],
  ['the greatest length', ofLength(0x7fffffff, plain)],
  ['no zero byte at its end', Buffer.concat([plain.subarray(0, -1), bytes('01')])],
  ['an end before its end', ofLength(plain.length + 1, Buffer.concat([plain, bytes('00')]))],
  ['a field name that does not end', document(bytes('0a6161'))],
  ['a field without its value', document(element(16, 'a'))],
  ['a field name that is not UTF-8', document(element(10, 'a\xff'))],
  ['a type nobody knows', holding(20, int(0))],
  ['the type zero', document(element(0, 'a'), element(10, 'b'))],

  ['a string of length zero', holding(2, int(0))],
  ['a string of length zero and its end', holding(2, Buffer.concat([int(0), bytes('00')]))],
  ['a string of negative length', holding(2, Buffer.concat([int(-1), bytes('00')]))],
  ['a string of the least length', holding(2, Buffer.concat([int(-0x80000000), bytes('00')]))],
  ['a string that goes beyond', holding(2, Buffer.concat([int(99), name('abc')]))],
  ['a string of the greatest length', holding(2, Buffer.concat([int(0x7fffffff), name('abc')]))],
  ['a string that takes the end', holding(2, Buffer.concat([int(5), name('abc')]))],
  ['a string that ends too early', holding(2, Buffer.concat([int(3), name('abc')]))],
  ['a string without its end', holding(2, Buffer.concat([int(3), bytes('616263')]))],
  ['a string with one end too many', holding(2, Buffer.concat([text(''), bytes('00')]))],
  ['a string that is not UTF-8', holding(2, text('\xe9'))],
  ['a string with half a pair', holding(2, Buffer.concat([int(4), bytes('eda08000')]))],
  ['a string in an overlong form', holding(2, Buffer.concat([int(3), bytes('c08000')]))],
  ['a long string that is not UTF-8', holding(2, text(`${'a'.repeat(100)}\xff`))],

  ['a document inside that is too long', holding(3, ofLength(6, empty))],
  ['a document inside that is too short', holding(3, ofLength(4, empty))],
  ['a document inside of negative length', holding(3, ofLength(-5, empty))],
  ['a document inside without its end', holding(3, bytes('0500000001'))],
  ['a bad string in a document inside', holding(3, holding(2, Buffer.concat([int(9), name('a')])))],
  ['an array that is too long', holding(4, ofLength(plain.length + 9, plain))],
  ['an array that is too short', holding(4, ofLength(plain.length - 3, plain))],
  ['an array with a bad string', holding(4, document(element(2, '0', int(0))))],

  ['a binary value that goes beyond', holding(5, binary(9, 0, bytes('ff')))],
  ['a binary value of negative length', holding(5, binary(-1, 0, bytes('')))],
  ['an old binary value without its length', holding(5, binary(3, 2, bytes('ffffff')))],
  ['an old binary value, too long inside', holding(5, binary(6, 2, bytes('03000000ffff')))],
  ['an old binary value, too short inside', holding(5, binary(6, 2, bytes('01000000ffff')))],
  ['an old binary value, negative inside', holding(5, binary(6, 2, bytes('ffffffffffff')))],

  ['an ObjectId cut off', holding(7, bytes('0102030405060708090a0b'))],
  ['a boolean of two', holding(8, bytes('02'))],
  ['a boolean of 255', holding(8, bytes('ff'))],
  ['a double cut off', holding(1, int(0))],
  ['a date cut off', holding(9, int(0))],
  ['an int32 cut off', holding(16, bytes('0000'))],
  ['an int64 cut off', holding(18, int(0))],
  ['a timestamp cut off', holding(17, int(0))],
  ['a decimal cut off', holding(19, int(0))],

  ['a pattern that does not end', holding(11, bytes('61'))],
  ['a pattern without options', holding(11, name('ab'))],
  ['a pattern with a zero byte inside', holding(11, Buffer.concat([name('a\0b'), name('i')]))],
  ['options with a zero byte inside', holding(11, Buffer.concat([name('ab'), name('i\0m')]))],
  ['a pattern that is not UTF-8', holding(11, Buffer.concat([name('a\xff'), name('')]))],

  ['a DBPointer of negative length', holding(12, Buffer.concat([int(-1), Buffer.alloc(13)]))],
  ['a DBPointer of length zero', holding(12, Buffer.concat([int(0), Buffer.alloc(12)]))],
  ['a DBPointer without its id', holding(12, text('a.b'))],
  ['a DBPointer that is not UTF-8', holding(12, Buffer.concat([text('\xe9'), Buffer.alloc(12)]))],

  ['code of length zero', holding(13, int(0))],
  ['code that goes beyond', holding(13, Buffer.concat([int(50), name('x')]))],
  ['code that is not UTF-8', holding(13, text('\xe9'))],
  ['a symbol of negative length', holding(14, Buffer.concat([int(-1), name('x')]))],
  ['a symbol without its end', holding(14, Buffer.concat([int(1), bytes('61')]))],
  ['a symbol that is not UTF-8', holding(14, text('\xe9'))],

  ['code with scope of length zero', holding(15, code(0, ...scoped))],
  ['code with scope of negative length', holding(15, code(-1, ...scoped))],
  ['code with scope, too short', holding(15, code(14, ...scoped))],
  ['code with scope, shorter than its code', holding(15, code(7, ...scoped))],
  ['code with scope, too long', holding(15, code(16, ...scoped))],
  ['code with scope beyond the document', holding(15, code(99, ...scoped))],
  ['code with scope, its code too long', holding(15, code(15, int(9), name('x'), empty))],
  ['code with scope, its code negative', holding(15, code(15, int(-1), name('x'), empty))],
  ['code with scope, its code of zero', holding(15, code(15, int(0), name('x'), empty))],
  ['code with scope, its scope too long', holding(15, code(15, text('x'), ofLength(9, empty)))],
  [
    'code with scope, a bad string in its scope',
    holding(15, code(22, text('x'), holding(2, int(0)))),
  ],
];

export const valid: [string, Buffer][] = [
  ['an empty document', empty],
  ['an empty field name', document(element(16, '', int(1)))],
  ['keys of an array out of order', holding(4, document(element(16, '7', int(1))))],
  ['an empty key of an array', holding(4, document(element(16, '', int(1))))],
  ['the same field twice', document(element(16, 'a', int(1)), element(16, 'a', int(2)))],
  ['a string with a zero byte inside', holding(2, text('a\0b'))],
  ['an old binary value', holding(5, binary(6, 2, bytes('02000000ffff')))],
  ['an empty old binary value', holding(5, binary(4, 2, int(0)))],
  ['code with scope', holding(15, code(15, ...scoped))],
  ['a pattern', holding(11, Buffer.concat([name('ab'), name('im')]))],
  ['a decimal that is no number', holding(19, bytes('0000000000000000000000000000007c'))],
];

// messages of the protocol around them
type Section = Buffer;
export const body = (...elements: Buffer[]): Section =>
  Buffer.concat([bytes('00'), document(...elements)]);
export const sequence = (key: string, ...documents: Buffer[]): Section => {
  const content = Buffer.concat([name(key), ...documents]);
  return Buffer.concat([bytes('01'), int(content.length + 4), content]);
};

export const header = (opCode: number, content: Buffer, size = content.length + 16) =>
  Buffer.concat([int(size), int(7), int(0), int(opCode), content]);
export const message = (...sections: Section[]) =>
  header(2013, Buffer.concat([int(0), ...sections]));
