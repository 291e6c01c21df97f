import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { buildIfChanged } from './build.js';
import { installPackages } from './install.js';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');
const say = (words) => process.stdout.write(`${words}\n`);

/** `npm start`: installs, builds, starts, says where to look. */
function main() {
  try {
    installPackages(say);
    buildIfChanged('h5', say);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  say('Starting …');
  const server = spawn(process.execPath, ['--import', 'tsx', 'api/src/main.ts'], {
    cwd: root,
    // requests are logged as JSON lines with LOG_LEVEL=info; here they would hide the address
    env: { NODE_ENV: 'production', LOG_LEVEL: 'warn', ...process.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = setInterval(say, 5000, '  … still starting, the first time fills in a demo');
  server.once('message', (product) => {
    clearInterval(waiting);
    void sayWhere(product);
  });
  server.once('exit', () => clearInterval(waiting));
  passOn(server);
}

async function sayWhere({ url, dataDir, isSandbox }) {
  const cast = isSandbox ? await castOf(url) : [];
  say(`
回声 Huisheng is running.

  Web app      ${url}/
${cast.map(({ id, name, line }) => `  ${id.padEnd(12)} ${url}/?as=${id}  ${name}，${line}`).join('\n')}
${isSandbox ? `  Phones       ${url}/dev/phones  what WeChat shows each of them\n` : ''}\
  Data         ${dataDir}
  Stop         Ctrl+C
`);
}

async function castOf(url) {
  const reply = await fetch(`${url}/dev/cast`);
  return (await reply.json()).items;
}

/** The server decides how to end; its exit code is ours. */
function passOn(server) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  server.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

main();
