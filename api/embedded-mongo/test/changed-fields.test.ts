import { serialize } from 'bson';

import { changedFields } from '../bson/changed-fields';

const raw = (doc: Record<string, unknown>) => Buffer.from(serialize(doc));
const between = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  [...changedFields(raw(before), raw(after))].sort();

const ticket = { _id: 1, number: 'A1', at: new Date(0), place: { city: '杭州' }, tags: ['a', 'b'] };

it('says nothing of documents that are the same', () => {
  expect(between(ticket, ticket)).toEqual([]);
});

it.each([
  ['a value', { number: 'A2' }, ['number']],
  ['a value of another length', { number: 'A123' }, ['number']],
  ['a value of another kind', { number: 1 }, ['number']],
  ['something inside a document', { place: { city: '宁波' } }, ['place']],
  ['an item of an array', { tags: ['a', 'c'] }, ['tags']],
  ['two of them', { at: new Date(1), tags: [] }, ['at', 'tags']],
  ['one that is new', { more: null }, ['more']],
])('names %s', (_what, change, names) => {
  expect(between(ticket, { ...ticket, ...change })).toEqual(names);
  expect(between({ ...ticket, ...change }, ticket)).toEqual(names);
});

it('names one that is gone, and what follows it only when that changed too', () => {
  const { _id, number, place, tags } = ticket;
  const left = { _id, number, place, tags };
  expect(between(ticket, left)).toEqual(['at']);
  expect(between(ticket, { ...left, tags: ['b'] })).toEqual(['at', 'tags']);
});

it('does not name what only moved', () => {
  const { number, ...rest } = ticket;
  expect(between(ticket, { ...rest, number })).toEqual([]);
});

it('names a field that came twice and comes once', () => {
  const once = raw({ a: 1 });
  const element = once.subarray(4, once.length - 1);
  const twice = Buffer.concat([once.subarray(0, 4), element, element, Buffer.from([0])]);
  twice.writeInt32LE(twice.length);
  expect([...changedFields(twice, once)]).toEqual(['a']);
  expect([...changedFields(once, twice)]).toEqual(['a']);
});
