import process from 'node:process';

import { buildIfChanged } from './build.js';
import { installPackages } from './install.js';
import { supervise } from './supervise.js';

const say = (words) => process.stdout.write(`${words}\n`);

/** `npm start`: installs, builds, starts, says where to look. */
async function main() {
  try {
    installPackages(say);
    buildIfChanged('h5', say);
    // the compiler is one of the packages
    const { buildApi } = await import('./build-api.js');
    buildApi();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  say('Starting …');
  const waiting = setInterval(say, 5000, '  … still starting, the first time fills in a demo');
  const isSaid = { where: false };
  const code = await supervise({
    // requests are logged as JSON lines with LOG_LEVEL=info; here they would hide the address
    env: { NODE_ENV: 'production', LOG_LEVEL: 'warn', ...process.env },
    onStart: (product) => {
      clearInterval(waiting);
      if (!isSaid.where) {
        isSaid.where = true;
        void sayWhere(product);
      }
    },
  });
  process.exit(code);
}

async function sayWhere({ url, dataDir, isSandbox }) {
  // whatever it may be, what is missing here is no reason to end
  const cast = isSandbox ? await castOf(url).catch(() => []) : [];
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

await main();
