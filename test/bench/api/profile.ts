import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { table } from './figures';

type Frame = { functionName: string; url: string; lineNumber: number; columnNumber: number };
type Profile = {
  nodes: { id: number; callFrame: Frame }[];
  /** The node that ran when each sample was taken. */
  samples: number[];
  /** Microseconds before each sample. */
  timeDeltas: number[];
};

const most = 25;

/** The functions in which the main thread spent most of its time, from the one profile in a folder. */
export function describeProfile(folder: string): string {
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  if (!file) {
    return 'Node wrote no profile.';
  }
  const profile = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Profile;
  const times = selfTimes(profile);
  const busy = [...times.values()].reduce((sum, time) => sum + time, 0);
  const rows = [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name, time]) => [name, `${((time / busy) * 100).toFixed(1)} %`]);
  return table([['self time, of the time in which the main thread was busy', ''], ...rows]);
}

/** Function with its place → microseconds; what was idle is left out. */
export function selfTimes({ nodes, samples, timeDeltas }: Profile): Map<string, number> {
  const place = placeReader();
  const names = new Map(nodes.map(({ id, callFrame }) => [id, place(callFrame)]));
  const times = new Map<string, number>();
  samples.forEach((id, at) => {
    const name = names.get(id) ?? '';
    if (name !== '(idle)') {
      times.set(name, (times.get(name) ?? 0) + (timeDeltas[at] ?? 0));
    }
  });
  return times;
}

/** `present src/tickets/present-brief.ts:12`, from the compiled file’s source map if it has one. */
function placeReader(): (frame: Frame) => string {
  const maps = new Map<string, SourceMap | null>();
  return ({ functionName, url, lineNumber, columnNumber }) => {
    const name = functionName || '(no name)';
    if (url === '') {
      return name;
    }
    if (!maps.has(url)) {
      maps.set(url, mapOf(url));
    }
    const { file, line } = sourceOf(maps.get(url)?.findEntry(lineNumber, columnNumber)) ?? {
      ...{ file: url, line: lineNumber },
    };
    return `${name}  ${file.replace(/^.*(?:\.\.|node_modules)\//, '')}:${line + 1}`;
  };
}

function sourceOf(found: object | undefined) {
  // empty where the map knows nothing
  return found && 'originalSource' in found && 'originalLine' in found
    ? { file: String(found.originalSource), line: Number(found.originalLine) }
    : null;
}

function mapOf(url: string): SourceMap | null {
  try {
    const text = readFileSync(`${fileURLToPath(url)}.map`, 'utf8');
    return new SourceMap(JSON.parse(text) as SourceMapPayload);
  } catch {
    return null;
  }
}
