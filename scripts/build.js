import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');
const sources = ['shared', 'miniapp/src', 'miniapp/config', 'miniapp/types'];
const files = ['miniapp/package.json', 'miniapp/babel.config.cjs', 'package-lock.json'];

/** What stands at the end of a build that worked. */
const lastFile = { weapp: 'app.json', h5: 'index.html' };

/**
 * Builds the mini-program (weapp) or the web app (h5), unless the last build was of these very sources.
 * Throws with the build's own words when it fails.
 */
export function buildIfChanged(target, say) {
  const output = path.join(root, 'miniapp/dist', target);
  const stampFile = `${output}.stamp`;
  const stamp = stampOf(target);
  const isBuilt = existsSync(path.join(output, lastFile[target]));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    return;
  }
  say(`Building ${target === 'h5' ? 'the web app' : 'the mini-program'} …`);
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', `build:${target}`], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  // Taro ends with 0 also when webpack found errors, so the result has to be there as well
  if (
    status !== 0 ||
    !existsSync(path.join(output, lastFile[target])) ||
    /✖|Module build failed/.test(stderr)
  ) {
    throw new Error(`The ${target} build failed:\n${stdout}\n${stderr}`);
  }
  writeFileSync(stampFile, stamp);
  say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** Changes with every byte that goes into the build. */
function stampOf(target) {
  const hash = createHash('sha256')
    .update(target)
    .update(process.env.HUISHENG_API_URL ?? '');
  const inFolders = sources.flatMap((folder) => filesIn(folder));
  for (const file of [...inFolders, ...files].toSorted()) {
    hash.update(file).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  const whole = path.join(root, folder);
  if (!existsSync(whole)) {
    return [];
  }
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  for (const target of wanted.length > 0 ? wanted : Object.keys(lastFile)) {
    buildIfChanged(target, (words) => process.stdout.write(`${words}\n`));
  }
}
