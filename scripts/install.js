import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(import.meta.url);
const root = path.resolve(file, '../..');
const oldest = [20, 19];
const heartbeat = 10_000;

/** Throws a sentence when this Node is too old to run the product. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new Error(
      `Node ${process.versions.node} is too old: install Node ${oldest.join('.')} or newer from https://nodejs.org.`,
    );
  }
}

/**
 * Installs what package-lock.json names, unless exactly that is there already.
 * Throws a sentence when it cannot.
 */
export function installPackages(say) {
  checkNode();
  if (isInstalled()) {
    return;
  }
  say('Installing packages, a minute or two …');
  // a process of its own, so that it can go on speaking while we wait
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' });
  if (status !== 0) {
    throw new Error(
      'The packages could not be installed: see npm’s words above, check the network and run the same command again.',
    );
  }
}

/** Installs packages into a folder of their own, outside the project's. Says whether it could; npm says why not. */
export function installAside(folder, packages) {
  const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['install', '--prefix', folder, ...flags, ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** npm writes its own list last, so an interrupted install does not count. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([name, { version, optional, link }]) =>
      !name.includes('node_modules/') || optional || link || present[name]?.version === version,
  );
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(path.join(root, lockFile), 'utf8')).packages;
  } catch {
    return {};
  }
}

/** Runs npm and says now and then that it is still at it. */
function runNpm() {
  const started = Date.now();
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stdout.write(`  … still installing, ${seconds} s\n`);
  }, heartbeat);
  // every package we use works as it is unpacked, so none gets to run a program of its own here
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawn('npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  npm.once('error', (error) => {
    process.stderr.write(`npm could not be run: ${error.message}\n`);
    clearInterval(timer);
    process.exitCode = 1;
  });
  npm.once('exit', (code) => {
    clearInterval(timer);
    process.exitCode = code ?? 1;
  });
}

if (process.argv[1] === file) {
  runNpm();
}
