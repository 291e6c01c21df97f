import fc from 'fast-check';

import { packPostings, placesIn } from '#api/tickets/search/postings';

const key = fc.integer({ min: 0, max: 2 ** 30 - 1 });
const place = fc.integer({ min: 0, max: 255 });
const postings = fc.uniqueArray(fc.record({ key, place }), {
  selector: (one) => `${one.key}-${one.place}`,
  maxLength: 300,
});

it('are read as they were written, in every stretch of keys', () => {
  fc.assert(
    fc.property(postings, key, key, (written, one, other) => {
      const range = { from: Math.min(one, other), to: Math.max(one, other) + 1 };
      const expected = written
        .filter((posting) => range.from <= posting.key && posting.key < range.to)
        .map((posting) => posting.place);
      expect(placesIn(packPostings(written), range)).toEqual(new Set(expected));
    }),
  );
});

it('take three bytes each where a sign stands in many tickets', () => {
  const written = Array.from({ length: 256 }, (_, at) => ({ key: 5, place: at }));
  expect(packPostings(written).length).toBeLessThan(3 * written.length);
});

it('nothing is read from an empty page', () => {
  expect(placesIn(packPostings([]), { from: 0, to: 2 ** 30 })).toEqual(new Set());
});
