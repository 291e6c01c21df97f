import { readFileSync } from 'node:fs';

import { startTestApi } from '../support/api';

const text = readFileSync('docs/scaling.md', 'utf8');
const named = new Set([...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
const api = await startTestApi();
afterAll(api.stop);

it('names metrics that there are', async () => {
  const shown = await (await fetch(`${api.url}/metrics`)).text();
  const metrics = [...named].filter((name) => /^(?:huisheng|http|nodejs|process)_/.test(name));
  expect(metrics.length).toBeGreaterThan(5);
  expect(metrics.filter((name) => !shown.includes(`\n# TYPE ${name} `))).toEqual([]);
});

it('says of every collection how it could be divided', () => {
  const collections = Object.values(api.database.models).map(({ collection }) => collection.name);
  expect(collections.length).toBeGreaterThan(20);
  expect(collections.filter((name) => !named.has(name))).toEqual([]);
});

it('divides by what each unique index begins with, or says that it must change first', () => {
  const rows = text.split('\n').filter((line) => /^\| `.*\{ \w+: 1 \}/.test(line));
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) {
    const [, names = '', key = '', , , change = ''] = row.split('|');
    const shardKey = /\{ (\w+):/.exec(key)?.[1] ?? '';
    const unique = Object.values(api.database.models)
      .filter(({ collection }) => names.includes(`\`${collection.name}\``))
      .flatMap(({ schema }) => schema.indexes())
      .filter(([, options]) => options.unique);
    expect(unique.length).toBeGreaterThan(0);
    const isFirst = unique.every(([fields]) => Object.keys(fields)[0] === shardKey);
    expect([names, isFirst]).toEqual([names, change.trim().startsWith('nothing')]);
  }
});
