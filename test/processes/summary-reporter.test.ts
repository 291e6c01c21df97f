import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const jest = path.resolve('node_modules/jest/bin/jest.js');
const reporter = path.resolve('test/support/summary-reporter.js');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hs-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** The last lines of a run over these files. */
async function lastLines(files: Record<string, string>) {
  const config = { rootDir: folder, transform: {}, reporters: [reporter], cache: false };
  const written = { ...files, 'package.json': '{}', 'jest.config.json': JSON.stringify(config) };
  await Promise.all(
    Object.entries(written).map(([name, words]) => writeFile(path.join(folder, name), words)),
  );
  // as from a shell: not the summary file of the run that this test is part of
  const env = { ...process.env, HUISHENG_TEST_SUMMARY: '', FORCE_COLOR: '1' };
  const args = [jest, '--config', 'jest.config.json', '--runInBand'];
  const said = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    env,
  }).catch((error: unknown) => error as { stdout: string });
  const lines = said.stdout.trimEnd().split('\n');
  const first = lines.findIndex((line) => /^(failed: |\d+ passed)/.test(line));
  return lines.slice(first);
}

it('names each failed test in a line of its own, just before the count', async () => {
  const lines = await lastLines({
    'a.test.js': `
      describe('a ticket', () => {
        it('is kept', () => {});
        it('is found', () => { throw new Error('not there\\nand much more'); });
        it('has a number', () => { expect(1).toBe(2); });
      });`,
  });
  expect(lines).toEqual([
    'failed: a.test.js › a ticket is found: Error: not there',
    'failed: a.test.js › a ticket has a number: Error: expect(received).toBe(expected) // Object.is equality',
    '1 passed, 2 failed',
  ]);
});

it('names a file that could not be run', async () => {
  const lines = await lastLines({ 'b.test.js': `throw new Error('no database');` });
  expect(lines).toEqual(['failed: b.test.js › the file itself: no database', '0 passed, 1 failed']);
});

it('says only the count when nothing failed', async () => {
  expect(await lastLines({ 'c.test.js': `it('is kept', () => {});` })).toEqual([
    '1 passed, 0 failed',
  ]);
});
