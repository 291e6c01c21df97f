import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import * as z from 'zod/mini';

const folder = path.join(process.cwd(), 'miniapp/dist/weapp');
const KB = 1000;
const MB = 1024 * 1024;

const appConfig = z.object({
  subPackages: z.array(z.object({ root: z.string(), pages: z.array(z.string()) })),
});
const { subPackages } = appConfig.parse(
  JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')),
);
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name));

it('keeps the main package at 900 KB or less', () => {
  expect(sizeOf(files.filter((file) => subPackageOf(file) === undefined))).toBeLessThanOrEqual(
    900 * KB,
  );
});

it.each(subPackages.map(({ root }) => root))('keeps the subpackage %s within 2 MB', (root) => {
  const size = sizeOf(files.filter((file) => subPackageOf(file) === root));
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(2 * MB);
});

it('fetches no icon, font or picture from anywhere', () => {
  const remote = files
    .filter((file) => /\.(wxss|wxml)$/.test(file))
    .filter((file) => /url\(["']?(https?:)?\/\/|src="https?:/.test(readFileSync(file, 'utf8')));
  expect(remote).toEqual([]);
});

function subPackageOf(file: string): string | undefined {
  const inside = path.relative(folder, file).split(path.sep).join('/');
  return subPackages.map(({ root }) => root).find((root) => inside.startsWith(`${root}/`));
}

function sizeOf(list: string[]): number {
  return list.reduce((sum, file) => sum + statSync(file).size, 0);
}
