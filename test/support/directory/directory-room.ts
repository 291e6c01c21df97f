import { createSignal } from '#api/background/index';
import { noOtherProcess } from '#api/cache/index';
import { directoryDeps, type DirectoryDeps } from '#api/directory/index';
import { buildIndexes, connectDatabase } from '#api/mongo/index';
import type { Role } from '#shared/accounts/roles';
import { usualRules } from '#shared/directory/service-rules';

import { startTestMongo } from '../embedded-mongo';

/** A Monday, 10:00 in Shanghai. */
export const monday = new Date('2026-11-30T02:00:00Z');

type Member = Awaited<ReturnType<DirectoryDeps['people']>>[number];

/** Who works here; by the last sign of their ids. */
export const engineerId = '1'.padStart(24, '0');
export const otherId = '2'.padStart(24, '0');
export const dispatcherId = '3'.padStart(24, '0');

/** The directory on a database of its own; people are played by a list that tests may change. */
export async function startDirectoryRoom() {
  const mongo = await startTestMongo();
  const database = await connectDatabase(mongo.uri);
  const world = { now: monday, changed: [] as (string | undefined)[] };
  const people = new Map<string, Member>(
    [
      aMember(engineerId, '陈志远', 'engineer'),
      aMember(otherId, '赵一鸣', 'engineer'),
      aMember(dispatcherId, '王秀英', 'dispatcher'),
    ].map((member) => [member.id, member]),
  );
  const termsChanged = createSignal();
  termsChanged.listen((organizationId) => {
    world.changed.push(organizationId);
  });
  // all of them hear each other
  const changes = noOtherProcess();
  const newsOwed = createSignal();
  const startProcess = () =>
    directoryDeps(database, {
      ...{ changes, newsOwed, termsChanged, usualRules },
      clock: () => world.now,
      staffWithRole: (roles) =>
        Promise.resolve(
          [...people.values()].filter(({ role, isBlocked }) => roles.includes(role) && !isBlocked),
        ),
      people: (ids) => Promise.resolve(ids.flatMap((id) => people.get(id) ?? [])),
    });
  const directory = startProcess();
  await buildIndexes(database);
  return {
    ...{ database, directory, people, world },
    /** Another API process, which keeps records of its own. */
    startProcess,
    close: async () => {
      await database.close();
      await mongo.stop();
    },
  };
}

function aMember(id: string, name: string, role: Role): Member {
  return { id, name, role, onDuty: true, isBlocked: false };
}

export function hours(count: number): Date {
  return new Date(monday.getTime() + count * 60 * 60_000);
}
