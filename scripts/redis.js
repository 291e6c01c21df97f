import { execFileSync } from 'node:child_process';

import { apt, canInstall } from './browser.js';

/** The tests of several processes speak to a real Redis; on Debian and Ubuntu it is installed where it lacks. */
export function installRedis(say) {
  if (hasRedis()) {
    return;
  }
  if (!canInstall()) {
    say('No redis-server on this machine: install it. Until then the tests that need it fail.');
    return;
  }
  say('Installing redis-server for the tests …');
  const isDone = apt('update') && apt('install', '-y', '--no-install-recommends', 'redis-server');
  if (!isDone) {
    say('apt-get could not install redis-server, so its tests fail. Its last words are above.');
  }
}

function hasRedis() {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
