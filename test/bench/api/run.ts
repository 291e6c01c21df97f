import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startBareKoa } from './bare';
import { countCommands } from './count-commands';
import { figuresOf, medianOf } from './figures';
import { fill, type Filled } from './fill';
import type { Turn } from './load';
import { readOptions, type Options } from './options';
import {
  describeCommands,
  describeGrowth,
  describeResults,
  describeStarts,
  type Sized,
  type Start,
} from './print';
import { startProduct, type Product } from './product';
import { describeProfile } from './profile';
import { kindsOf, type Kind } from './requests';

const say = (words: string) => process.stdout.write(`${words}\n`);
const starts = 3;
/** Seconds: long enough for the engine to have compiled what is asked all the time. */
const warmUp = 3;

/** One product, what it is asked, and how it fared. */
type Place = Sized & Pick<Start, 'coldStart' | 'fresh'> & { kinds: Kind[]; product: Product };

const base = mkdtempSync(path.join(tmpdir(), 'huisheng-bench-'));
try {
  await main(readOptions(process.argv.slice(2)));
} catch (error: unknown) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(base, { recursive: true, force: true });
}

async function main(options: Options) {
  const filled: Filled[] = [];
  for (const size of options.sizes) {
    filled.push(await fillFolder(size));
  }
  const largest = filled.at(-1);
  if (!largest) {
    return;
  }
  const chosen = (one: Filled) =>
    kindsOf(one).filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const commands = await countCommands(largest.folder, chosen(largest));
  const profiles = path.join(base, 'profiles');
  mkdirSync(profiles);
  const places: Place[] = [];
  const bare = await startBareKoa();
  try {
    for (const one of filled) {
      const isProfiled = options.isProfiled && one === largest;
      const nodeOptions = isProfiled ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [];
      places.push({
        ...(await open(one.folder, nodeOptions)),
        kinds: chosen(one),
        size: one.tickets,
      });
    }
    await measure(places, bare, options);
    for (const place of places) {
      say(describeResults(place, commands));
    }
    say(describeGrowth(places));
    say(describeCommands(commands));
    say(describeStarts(places.map((place) => ({ ...place, loaded: place.product.memory() }))));
  } finally {
    await Promise.all([bare.stop(), ...places.map(({ product }) => product.stop())]);
  }
  if (options.isProfiled) {
    say(describeProfile(profiles));
  }
}

async function fillFolder(size: number): Promise<Filled> {
  const begun = performance.now();
  const folder = path.join(base, String(size));
  mkdirSync(folder);
  const filled = await fill(folder, size);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  say(`Filled a folder with ${size.toLocaleString('en')} tickets in ${seconds} s.`);
  return filled;
}

/** The last of some starts goes on running. */
async function open(folder: string, nodeOptions: string[]) {
  const took: number[] = [];
  for (let start = 1; start < starts; start += 1) {
    const product = await startProduct({ folder });
    took.push(product.coldStart);
    await product.stop();
  }
  const product = await startProduct({ folder, nodeOptions });
  took.push(product.coldStart);
  return { product, coldStart: medianOf(took), fresh: product.memory(), results: [] };
}

type Bare = Awaited<ReturnType<typeof startBareKoa>>;

/** Kind after kind: every server in turn, so that what else the machine does strikes all alike. */
async function measure(places: Place[], bare: Bare, { turns, seconds }: Options) {
  const last = places.at(-1);
  for (const [at, lastKind] of (last?.kinds ?? []).entries()) {
    const runs = places.map(() => [] as Turn[]);
    const bareRuns: Turn[] = [];
    const kindAt = ({ kinds }: Place) => kinds[at] ?? lastKind;
    if (last) {
      await bare.record(lastKind, await last.product.ask(lastKind));
    }
    await bare.load(lastKind, warmUp);
    for (const place of places) {
      await place.product.load(kindAt(place), warmUp);
    }
    for (let turn = 0; turn < turns; turn += 1) {
      bareRuns.push(await bare.load(lastKind, seconds));
      for (const [index, place] of places.entries()) {
        runs[index]?.push(await place.product.load(kindAt(place), seconds));
      }
    }
    places.forEach((place, index) => {
      place.results.push({ kind: lastKind.name, figures: figuresOf(runs[index] ?? [], bareRuns) });
    });
    say(`Measured ${lastKind.name}.`);
  }
}
