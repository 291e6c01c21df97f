import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { demoPeople } from '../../../api/demo/data/people';
import { demoStories } from '../../../api/demo/data/stories';

const folder = path.join(import.meta.dirname, '../../../api/demo/images');
const files = readdirSync(folder);
const shown = new Set([
  ...demoStories.flatMap(({ pictures = [], steps }) => [
    ...pictures,
    ...steps.flatMap((step) => step.pictures ?? []),
  ]),
  ...demoPeople.map(({ key }) => `avatar-${key}`),
]);

it('has a file for every picture of the stories, and none that nobody shows', () => {
  expect(files.map((file) => path.parse(file).name).sort()).toEqual([...shown].sort());
});

it.each(files)('%s is no larger than 60 KB', (file) => {
  expect(statSync(path.join(folder, file)).size).toBeLessThanOrEqual(60 * 1024);
});

it('tells every story in words of its own', () => {
  const descriptions = demoStories.map(({ report }) => report.description);
  expect(new Set(descriptions).size).toBe(descriptions.length);
});
