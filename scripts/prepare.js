import process from 'node:process';

import { findOrInstallChromium } from './browser.js';
import { installPackages } from './install.js';

const say = (words) => process.stdout.write(`${words}\n`);

/** What a new machine lacks before anything can be checked or tested. */
try {
  installPackages(say);
  process.exitCode = findOrInstallChromium(say) === null ? 1 : 0;
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
