import { execFileSync } from 'node:child_process';

let isCompiled = false;

/** What Node is given to run the API as `npm run serve` does: compiled, from the sources as they are. */
export function compiledApi(): string[] {
  if (!isCompiled) {
    execFileSync(process.execPath, ['scripts/build-api.js'], { env: {} });
    isCompiled = true;
  }
  return [
    ...['--enable-source-maps', '--max-old-space-size=512', '--max-semi-space-size=8'],
    'api/dist/product/main.mjs',
  ];
}
