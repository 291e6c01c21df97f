import { bounded } from '#api/bounds/index';
import { recordCache, type RecordChanges } from '#api/cache/index';

import type { CheckRepository } from './check-repository';
import type { ContentCheck } from './content-check';
import type { Judged } from './standing';

const { most } = bounded.checksKept;

/** How words and pictures stand, which is asked for whenever they are shown. */
export function cachedChecks(checks: CheckRepository, changes: RecordChanges): CheckRepository {
  const { flagged, pictures, words } = createCaches(checks, changes);
  const touch = async (check: Touched | null) => {
    await Promise.all([
      words.forget(idsIn([check?.id])),
      pictures.forget(idsIn([check?.attachmentId])),
      flagged.forget(idsIn([check?.ticketId])),
    ]);
  };
  const moving = async (id: string, move: () => Promise<ContentCheck | null>) => {
    // its words at any rate; what else it concerns stands in what is answered
    const moved = await words.changing([id], move);
    await touch(moved);
    return moved;
  };
  return {
    ...checks,
    ofPictures: pictures.read,
    ofWords: words.read,
    flaggedTickets: async (ids) => {
      const known = await flagged.read(ids);
      return new Set(ids.filter((id) => known.get(id)));
    },
    addWords: (check) => flagged.changing(idsIn([check.ticketId]), () => checks.addWords(check)),
    expect: (ids, picture) => pictures.changing(ids, () => checks.expect(ids, picture)),
    settle: (id, from, to) => moving(id, () => checks.settle(id, from, to)),
    decide: (id, from, to) => moving(id, () => checks.decide(id, from, to)),
    remove: async (check) => {
      await checks.remove(check);
      await touch(check);
    },
    forgetPictures: (ids) => pictures.changing(ids, () => checks.forgetPictures(ids)),
  };
}

type Touched = Pick<ContentCheck, 'attachmentId' | 'id' | 'ticketId'>;

function idsIn(ids: readonly (string | null | undefined)[]): string[] {
  return ids.flatMap((id) => id ?? []);
}

function createCaches(checks: CheckRepository, changes: RecordChanges) {
  return {
    flagged: recordCache<boolean>({
      records: 'flagged-tickets',
      load: async (ids) => {
        const found = await checks.flaggedTickets(ids);
        return new Map(ids.map((id) => [id, found.has(id)]));
      },
      isKeptLonger: true,
      ...{ most, changes },
    }),
    pictures: recordCache<Judged>({
      records: 'picture-checks',
      load: (ids) => checks.ofPictures(ids),
      // most pictures of staff never had a check
      keepsMissing: true,
      isKeptLonger: true,
      ...{ most, changes },
    }),
    words: recordCache<Judged>({
      records: 'word-checks',
      load: (ids) => checks.ofWords(ids),
      ...{ most, changes },
    }),
  };
}
