import type { RoomDeps } from '../src/compose/index';

import type { ProductKey } from './data/organizations';
import type { PersonKey } from './data/people';
import { demoRegions, type RegionKey } from './data/regions';
import {
  aroundTheClock,
  demoLeave,
  demoProfiles,
  demoRota,
  demoTemplates,
  waterworksCalendar,
} from './data/setup';
import { momentOf } from './demo-clock';

type Directory = RoomDeps['directory'];
type Ids<Key extends string> = Readonly<Record<Key, string>>;

/** What contracts, calendars and assets name, by the words of the demo’s own tables. */
export type ServiceIds = {
  regions: Ids<RegionKey>;
  levels: Ids<'aroundTheClock' | 'priority' | 'standard'>;
  calendars: Ids<'waterworks'>;
};

/** Levels, calendars and regions. Repeating it changes nothing. */
export async function registerServices({ directory }: RoomDeps): Promise<ServiceIds> {
  const regions = await Promise.all(
    Object.entries(demoRegions).map(
      async ([key, name]) => [key, await idOf(directory.regions, { name })] as const,
    ),
  );
  return {
    // the keys are the table's own
    regions: Object.fromEntries(regions) as ServiceIds['regions'],
    levels: {
      ...{ standard: 'standard', priority: 'priority' },
      aroundTheClock: await idOf(directory.levels, aroundTheClock),
    },
    calendars: { waterworks: await idOf(directory.calendars, waterworksCalendar) },
  };
}

type Cast = {
  actors: Readonly<Record<PersonKey, { id: string }>>;
  products: Ids<ProductKey>;
  services: ServiceIds;
};

/** What people can do, when they are there, who answers at night, what they write again and again. */
export async function registerStaff(
  { directory }: RoomDeps,
  { actors, products, services }: Cast,
  anchor: Date,
): Promise<void> {
  for (const { key, ...profile } of profiles()) {
    const { id } = actors[key];
    const byProduct = profile.products.map((product) => ({
      ...{ category: null, productId: products[product] },
    }));
    const byCategory = profile.categories.map((category) => ({ category, productId: null }));
    await directory.profiles.change(id, {
      skills: [...byProduct, ...byCategory],
      regionIds: profile.regions.map((region) => services.regions[region]),
      capacity: profile.capacity,
    });
    await directory.duty.begin(id, momentOf({ minutesAgo: 90 }, anchor));
  }
  await planLeave(directory, actors, anchor);
  await planRota(directory, actors, anchor);
  for (const { owner, ...template } of demoTemplates) {
    const ownerId = owner === null ? null : actors[owner].id;
    // one that is there already keeps its title to itself
    await directory.templates.add({ ...template, ownerId });
  }
}

function profiles() {
  return (Object.keys(demoProfiles) as (keyof typeof demoProfiles)[]).map((key) => {
    const profile = demoProfiles[key];
    return { ...profile, key, categories: 'categories' in profile ? profile.categories : [] };
  });
}

async function planLeave({ leave }: Directory, actors: Cast['actors'], anchor: Date) {
  for (const { who, inDays, days, note } of demoLeave) {
    await leave.add({
      ...{ personId: actors[who].id, note },
      from: momentOf({ daysAgo: -inDays, at: '09:00' }, anchor),
      to: momentOf({ daysAgo: -(inDays + days - 1), at: '18:00' }, anchor),
    });
  }
}

const nights = 14;
const day = 24 * 60 * 60_000;
const zone = 8 * 60 * 60_000;

/** From the evening to the morning; a day of a weekend belongs to the night before it. */
async function planRota({ shifts }: Directory, actors: Cast['actors'], anchor: Date) {
  for (let night = -1; night < nights; night += 1) {
    const from = momentOf({ daysAgo: -night, at: '18:00' }, anchor);
    const isFreeAfter = [0, 6].includes(new Date(from.getTime() + day + zone).getUTCDay());
    const who = demoRota[(night + demoRota.length) % demoRota.length] ?? demoRota[0];
    await shifts.add({
      ...{ personId: actors[who].id, from, note: '' },
      to: momentOf({ daysAgo: -(night + 1), at: isFreeAfter ? '18:00' : '09:00' }, anchor),
    });
  }
}

type NamedList<Fields> = {
  all: () => Promise<readonly { id: string; name: string }[]>;
  add: (fields: Fields) => Promise<'taken' | { id: string }>;
};

async function idOf<Fields extends { name: string }>(
  list: NamedList<Fields>,
  fields: Fields,
): Promise<string> {
  const added = await list.add(fields);
  const found =
    added === 'taken' ? (await list.all()).find(({ name }) => name === fields.name) : added;
  if (!found) {
    throw new Error(`there is no ${fields.name}`);
  }
  return found.id;
}
