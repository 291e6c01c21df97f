import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');

/**
 * Where `build-api.js` puts what it compiles: as deep below the root as the folders in `api/src`, so that a path from
 * there to the web app is right from here too.
 */
export const output = path.join(root, 'api/dist/product');

/** What Node is given to run a compiled program: stack traces name lines of the sources. */
export function programArguments(name) {
  return ['--enable-source-maps', path.join(output, `${name}.mjs`)];
}
