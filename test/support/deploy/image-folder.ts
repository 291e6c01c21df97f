import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { readImage } from './dockerfile';

type Locked = {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Locked & { link?: boolean; resolved?: string }> };

/** Workspaces whose packages the image installs. */
const workspaces = ['api', 'shared'];

/**
 * Lays out in `folder` what the image holds: the packages that `npm ci --omit=dev` of its two workspaces installs, as links to
 * those of this project, and what is copied of the build. Whoever runs something there sets NODE_PRESERVE_SYMLINKS.
 */
export function layOutImage(folder: string) {
  for (const place of productionPackages()) {
    const target = path.join(folder, place);
    mkdirSync(path.dirname(target), { recursive: true });
    symlinkSync(path.resolve(place), target, 'dir');
  }
  for (const line of readImage().copied.filter((words) => words.startsWith('--from=build'))) {
    const [, from = '', to = ''] = line.split(/\s+/);
    cpSync(path.relative('/app', from), path.join(folder, to), { recursive: true });
  }
}

/** Places such as `node_modules/koa`; what lies in the `node_modules` of another package comes with that. */
export function productionPackages(): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const found = new Set<string>();
  const waiting = [...workspaces];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { dependencies = {}, optionalDependencies = {} } = packages[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const where = placeOf(packages, place, name);
      if (where !== null && !found.has(where)) {
        found.add(where);
        waiting.push(where);
      }
    }
  }
  return [...found].filter((place) => place.split('node_modules/').length === 2);
}

/** As Node looks for a package; null: an optional one of another kind of machine. */
function placeOf(packages: Lock['packages'], from: string, name: string): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const place = path.join(folder, 'node_modules', name);
    if (packages[place]) {
      return place;
    }
    if (folder === '.') {
      return null;
    }
  }
}
