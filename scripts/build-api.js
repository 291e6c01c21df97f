import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { buildSync, stop } from 'esbuild';

import { output } from './compiled.js';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');

/** Every program and thread, under the name by which the others start it. */
const entryPoints = [
  { in: 'api/src/main.ts', out: 'main' },
  { in: 'api/src/staff.ts', out: 'staff' },
  { in: 'api/src/attachments/picture-worker.ts', out: 'picture-worker' },
  { in: 'api/src/records/paper-worker.ts', out: 'paper-worker' },
  { in: 'api/src/processes/worker-watch.mjs', out: 'worker-watch' },
  { in: 'api/embedded-mongo/server/worker.ts', out: 'server/start-worker' },
  { in: 'api/embedded-mongo/server/reader.ts', out: 'server/start-reader' },
];

/** Read beside the program. */
const pictures = { from: 'api/demo/images', to: 'images' };

/** Sources that ask where they are: what each finds from there is found from the output as well. */
const asksWhereItIs = new Set([
  'api/src/compose/start-product.ts',
  'api/src/attachments/picture-work.ts',
  'api/src/processes/worker-process.ts',
  'api/src/processes/serve-jobs.ts',
  'api/src/records/fonts.ts',
  'api/src/records/paper-work.ts',
  'api/embedded-mongo/index.ts',
  'api/embedded-mongo/server/serve.ts',
  'api/demo/load-demo.ts',
]);

/**
 * Compiles the API into JavaScript, in less time than it takes to find out whether that is needed. A server that runs
 * meanwhile is not disturbed: only what changed is written, each file at once. Throws a sentence when it cannot.
 */
export function buildApi() {
  const { outputFiles, metafile } = compile();
  assertAllFound(metafile);
  for (const { path: file, contents } of outputFiles) {
    writeIfChanged(file, contents);
  }
  for (const name of readdirSync(path.join(root, pictures.from))) {
    const contents = readFileSync(path.join(root, pictures.from, name));
    writeIfChanged(path.join(output, pictures.to, name), contents);
  }
}

function compile() {
  try {
    return buildSync({
      absWorkingDir: root,
      entryPoints,
      outdir: output,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      // native parts stay where npm puts them, and so does everything else of npm’s
      packages: 'external',
      platform: 'node',
      format: 'esm',
      // the oldest in `engines`
      target: 'node20.19',
      sourcemap: true,
      sourcesContent: false,
      metafile: true,
      write: false,
      logLevel: 'silent',
    });
  } catch (error) {
    throw new Error(`The API could not be compiled: ${error.message}`, { cause: error });
  } finally {
    // its process would stay as long as whoever starts the product
    void stop();
  }
}

function assertAllFound({ inputs }) {
  const lost = Object.keys(inputs).filter(
    (file) =>
      !asksWhereItIs.has(file) &&
      readFileSync(path.join(root, file), 'utf8').includes('import.meta'),
  );
  if (lost.length > 0) {
    throw new Error(
      `${lost.join(', ')} asks where it is: see to it that what it looks for is found from api/dist/product as well, then name it in scripts/build-api.js.`,
    );
  }
}

function writeIfChanged(file, contents) {
  if (contentsOf(file)?.equals(contents)) {
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, contents);
  renameSync(half, file);
}

function contentsOf(file) {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    buildApi();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
