import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { installPackages } from './install.js';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');
const say = (words) => process.stdout.write(`${words}\n`);
const port = process.env.PORT || '3000';

/** `npm run dev`: the API starts again and the web app reloads whenever their sources change. */
function main() {
  try {
    installPackages(say);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  say(`API on http://127.0.0.1:${port}, web app on the address that Taro prints below.`);
  const watched = ['--clear-screen=false', '--include', './api/embedded-mongo/**/*.ts'];
  const parts = [
    run(process.execPath, [
      'node_modules/tsx/dist/cli.mjs',
      'watch',
      ...watched,
      'api/src/main.ts',
    ]),
    run('npm', ['run', '--silent', 'dev:h5'], { PORT: port, HUISHENG_OUTPUT: 'dist/h5-dev' }),
  ];
  endTogether(parts);
}

function run(program, args, env = {}) {
  return spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** One half alone is of no use. */
function endTogether(parts) {
  const endAll = () => parts.forEach((part) => part.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, endAll);
  }
  for (const part of parts) {
    part.once('exit', (code) => {
      process.exitCode ??= code ?? 0;
      endAll();
    });
  }
}

main();
