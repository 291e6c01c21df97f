import * as z from 'zod/mini';

import { writeReply } from '#api/http/write-reply';

const schema = z.object({
  name: z.string(),
  phone: z.optional(z.string()),
  at: z.nullable(z.string()),
});
const reply = { name: '林晓', at: null };
// as a record of the database may be, which holds more than anybody is to see
const withMore = { ...reply, openid: 'secret' };
const mode = process.env['NODE_ENV'];
afterEach(() => {
  process.env['NODE_ENV'] = mode;
});

it('trims a reply to its description', () => {
  expect(writeReply({ isExact: false, reply: schema }, withMore)).toBe(JSON.stringify(reply));
});

it('refuses, in tests, an exact reply that holds more than its description', () => {
  expect(() => writeReply({ isExact: true, reply: schema }, withMore)).toThrow('does not know');
});

it('refuses, in tests, an exact reply that is not as described', () => {
  const wrong = { name: 7, at: null } as unknown as typeof reply;
  expect(() => writeReply({ isExact: true, reply: schema }, wrong)).toThrow();
});

it.each(['test', 'production'])('writes an exact reply as it is in %s', (name) => {
  process.env['NODE_ENV'] = name;
  const written = writeReply({ isExact: true, reply: schema }, { ...reply, phone: '13800138000' });
  expect(JSON.parse(written)).toEqual({ ...reply, phone: '13800138000' });
});
