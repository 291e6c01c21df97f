import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');

/**
 * Where `build-api.js` puts what it compiles: as deep below the root as the folders in `api/src`, so that a path from
 * there to the web app is right from here too.
 */
export const output = path.join(root, 'api/dist/product');

/**
 * What Node is given to run a compiled program. Stack traces name lines of the sources. The heap of each thread ends at 512 MB,
 * several times what it needs: Node collects garbage the later the more it may have, and would take twice the memory.
 */
export const nodeOptions = [
  '--enable-source-maps',
  '--max-old-space-size=512',
  '--max-semi-space-size=8',
];

export function programArguments(name) {
  return [...nodeOptions, path.join(output, `${name}.mjs`)];
}
