import { existsSync, readFileSync } from 'node:fs';

import { boundSections, describeBounds } from '../../../scripts/describe-bounds';

const rows = boundSections.flatMap(({ title, rows }) =>
  Object.entries(rows).map(([name, row]) => [title, name, row] as const),
);

it('is what docs/generated/bounds.md says; npm run docs writes it anew', () => {
  expect(readFileSync('docs/generated/bounds.md', 'utf8')).toBe(describeBounds());
});

it.each(rows)('%s: the place of %s takes its number from there', (_title, name, row) => {
  expect(existsSync(row.place)).toBe(true);
  expect(readFileSync(row.place, 'utf8')).toContain(row.as ?? `bounded.${name}`);
});

it.each(rows)('%s: %s has a number and says what happens at it', (_title, _name, row) => {
  expect(row.most).toBeGreaterThan(0);
  expect(Number.isFinite(row.most)).toBe(true);
  expect(row.of.length).toBeGreaterThan(5);
  expect(row.beyond.length).toBeGreaterThan(5);
});
