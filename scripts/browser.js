import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const packages = ['chromium', 'fonts-noto-cjk'];

/**
 * The Chromium that browser tests use: CHROMIUM_PATH, one on this machine, or on Debian and Ubuntu a fresh one.
 * Null when there is none and none can be installed.
 */
export function findOrInstallChromium(say) {
  const found = findChromium();
  if (found) {
    return found;
  }
  if (!canInstall()) {
    say(
      'No Chromium on this machine: install it, or set CHROMIUM_PATH to its program file. Until then the browser tests fail.',
    );
    return null;
  }
  say(`Installing ${packages.join(' and ')} for the browser tests …`);
  const isDone = apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
  if (!isDone) {
    say('apt-get could not install Chromium, so the browser tests fail. Its last words are above.');
  }
  return findChromium();
}

function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    return works(given) ? given : null;
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const programs = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...programs, ...places].find((file) => existsSync(file) && works(file)) ?? null;
}

/** Ubuntu's chromium-browser is a door to snap, which containers do not have: only an answer counts. */
function works(file) {
  try {
    execFileSync(file, ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

export function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

export function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', ['-q', '-o', 'Acquire::Retries=3', ...args], {
    stdio: 'inherit',
    env,
  });
  return status === 0;
}
