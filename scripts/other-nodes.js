import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { installAside, installPackages } from './install.js';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');
const say = (words) => process.stdout.write(`${words}\n`);

/** The releases that `engines` names beside the one that runs everything else. */
const versions = ['22.23.3', '24.21.0'];

/** Little, but of every kind: starting and stopping, HTTP, both databases' native parts, pictures, crashes. */
const suite = [
  'test/shared',
  'test/api/main',
  'test/api/http',
  'test/api/tickets/ticket-routes',
  'test/api/attachments/prepare-image',
  'test/durability/kill',
];

/** `npm run test:nodes`: a short suite on each Node that the product says it runs on. */
function main() {
  installPackages(say);
  for (const version of versions) {
    const node = installNode(version);
    say(`Node ${version}:`);
    const { status } = spawnSync(node, ['node_modules/jest/bin/jest.js', ...suite], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
    });
    if (status !== 0) {
      process.exitCode = 1;
    }
  }
}

/** npm brings whole Nodes as packages, one for each kind of machine. */
function installNode(version) {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = path.join(root, '.cache', `node-${version}`);
  const node = path.join(folder, 'node_modules', name, 'bin', 'node');
  if (!existsSync(node)) {
    say(`Fetching Node ${version} …`);
    if (!installAside(folder, [`${name}@${version}`])) {
      throw new Error(`Node ${version} could not be fetched: see npm’s words above.`);
    }
  }
  return node;
}

try {
  main();
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
