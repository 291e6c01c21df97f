import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { installAside } from './install.js';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');
const packages = ['miniprogram-ci@2.1.42', 'miniprogram-compiler@0.2.3'];

/** The programs come for these kinds of machine; elsewhere only WeChat DevTools has them. */
const binaries = { 'linux x64': 'linux', 'darwin x64': 'mac', 'darwin arm64': 'mac' };

/**
 * Tencent's own compilers, fetched into a folder of their own: with what they pull in they are larger than the product.
 *
 * @returns where a `require` finds them and where their programs lie; null, after a sentence, when they cannot be had
 */
export function findOrInstallCompilers(say) {
  const binary = binaries[`${process.platform} ${process.arch}`];
  if (binary === undefined) {
    say(`Skipped: Tencent’s compilers do not run on ${process.platform} ${process.arch}.`);
    return null;
  }
  const folder = path.join(root, '.cache', 'weapp-compilers');
  const modules = path.join(folder, 'node_modules');
  // npm writes its own list last, so an interrupted install does not count
  if (!existsSync(path.join(modules, '.package-lock.json'))) {
    say('Fetching Tencent’s compilers, two minutes or three …');
    if (!installAside(folder, packages)) {
      say('Skipped: Tencent’s compilers could not be fetched. npm’s words are above.');
      return null;
    }
  }
  return { modules, programs: path.join(modules, 'miniprogram-compiler', 'bin', binary) };
}
