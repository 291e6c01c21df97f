import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { findOrInstallChromium } from './browser.js';
import { buildIfChanged } from './build.js';
import { installPackages } from './install.js';
import { installRedis } from './redis.js';

const say = (words) => process.stdout.write(`${words}\n`);

/** `npm test`, with anything behind `--` handed on to jest. */
function main(args) {
  try {
    prepare(args);
  } catch (error) {
    say(error.message);
    return end(1, '0 passed, 1 failed');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'hs-'));
  const summaryFile = path.join(folder, 'summary');
  const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      HUISHENG_TEST_SUMMARY: summaryFile,
      // whatever the tests leave behind goes with it
      TMPDIR: folder,
    },
  });
  const summary = read(summaryFile);
  rmSync(folder, { recursive: true, force: true });
  return end(status ?? 1, summary);
}

function prepare(args) {
  installPackages(say);
  installRedis(say);
  if (needsApps(args)) {
    const chromium = findOrInstallChromium(say);
    // without one, every browser test fails with the sentence that says so
    process.env.CHROMIUM_PATH = chromium ?? 'no-chromium-on-this-machine';
    buildIfChanged('weapp', say);
    buildIfChanged('h5', say);
  }
}

/** Tests of the parts alone need neither builds nor a browser. */
function needsApps(args) {
  const places = args.filter((arg) => !arg.startsWith('-'));
  return (
    places.length === 0 ||
    places.some((place) => !/^(test\/(api|deploy|shared|miniapp)|api\/embedded-mongo)/.test(place))
  );
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '0 passed, 1 failed';
  }
}

/** Jest may fail without a failed test, for example when it cannot start. The count is the last line of the summary. */
function end(status, summary) {
  say(status === 0 ? summary : summary.replace(/^(\d+ passed,) 0 failed(.*)$/m, '$1 1 failed$2'));
  return status;
}

process.exitCode = main(process.argv.slice(2));
