import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { composeRooms, noticeOwners, type Foundation, type RoomDeps } from '../src/compose/index';
import { inboxChannel, relayBatch, type RelayDeps } from '../src/notices/index';

import { agreeToPushes } from './agree-to-pushes';
import { demoArticles } from './data/articles';
import { demoStories } from './data/stories';
import type { Story } from './data/story';
import { registerCast } from './demo-cast-members';
import { momentOf } from './demo-clock';
import { demoMarks } from './demo-mark';
import { playStories } from './play-stories';
import { readOlder } from './read-older';

const hour = 60 * 60_000;

const images = path.join(import.meta.dirname, 'images');

/**
 * Fills an empty installation with people at work, once. Killed in the middle, the next start takes it up again and ends
 * at the same place. Indexes must exist. Answers the number of tickets, 0 when there was nothing to do.
 */
export async function loadDemo(
  foundation: Foundation,
  stories: readonly Story[] = demoStories,
): Promise<number> {
  const marks = demoMarks(foundation.database);
  const earlier = await marks.find();
  if (earlier?.loadedAt || (!earlier && (await marks.hasOthersWork()))) {
    return 0;
  }
  const { anchor, runs } = await marks.begin(foundation.clock());
  const rooms = await composeRooms({ ...foundation, clock: () => anchor, isContentOurs: true });
  try {
    const actors = await fill(rooms, { anchor, runs, stories });
    await agreeToPushes(foundation, actors, anchor);
  } finally {
    await rooms.attachments.pictures.stop();
  }
  await marks.finish(foundation.clock());
  return stories.length;
}

type Filling = { anchor: Date; runs: number; stories: readonly Story[] };

async function fill(rooms: RoomDeps, { anchor, runs, stories }: Filling) {
  const registry = await registerCast(rooms, images, anchor);
  for (const { when, ...article } of demoArticles) {
    await rooms.articles.publish({ ...article, publishedAt: momentOf(when, anchor) });
  }
  const stage = { rooms, registry, pictures: await findPictures(), anchor };
  const deeds = await playStories(stage, stories);

  await tellEverybody(rooms, new Date(anchor.getTime() + runs * hour));
  const personIds = Object.values(registry.actors).map(({ id }) => id);
  await readOlder(rooms, personIds, { deeds, anchor });
  return registry.actors;
}

/**
 * Several relays at once: they wait for the disk most of the time. Each run's relays are an hour ahead of the last one's,
 * whose leases are therefore over.
 */
async function tellEverybody(rooms: RoomDeps, now: Date) {
  const quietly = {
    ...rooms.relay,
    owners: noticeOwners(rooms),
    clock: () => now,
    channels: [inboxChannel(rooms.inbox)],
  };
  await Promise.all(Array.from({ length: 8 }, () => relayAll(quietly)));
}

async function relayAll(relay: RelayDeps) {
  while (await relayBatch(relay)) {
    // until nothing is owed
  }
}

async function findPictures(): Promise<Map<string, string>> {
  const files = await readdir(images);
  return new Map(files.map((file) => [path.parse(file).name, path.join(images, file)]));
}
