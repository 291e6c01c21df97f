import { bounded } from '#api/bounds/index';
import type { RecordChanges } from '#api/cache/index';
import type { Database } from '#api/mongo/index';
import { usualCapacity } from '#shared/directory/engineer-profile';

import { keptList } from './kept-list';
import type { StaffProfile } from './profile';
import { profileModel, type ProfileDocument } from './profile-model';

export type ProfileRepository = {
  /** By person; whoever has none is as usual. */
  all: () => Promise<ReadonlyMap<string, StaffProfile>>;
  change: (personId: string, fields: Partial<StaffProfile>) => Promise<void>;
};

/** Of whom nothing was set up: whoever solves tickets is believed to solve any. */
export const usualProfile: StaffProfile = {
  skills: [{ category: null, productId: null }],
  regionIds: [],
  capacity: usualCapacity,
};

export function profileRepository(database: Database, changes: RecordChanges): ProfileRepository {
  const profiles = profileModel(database);
  const kept = keptList<readonly [personId: string, profile: StaffProfile]>({
    records: 'staff-profiles',
    changes,
    load: async () => {
      const found = await profiles
        .find()
        .limit(bounded.profilesKept.most)
        .lean<ProfileDocument[]>();
      return found.map(({ _id, ...profile }) => [_id, { ...usualProfile, ...profile }] as const);
    },
  });
  return {
    all: async () => new Map(await kept.all()),
    change: (_id, fields) =>
      kept.changing(async () => {
        await profiles.updateOne({ _id }, { $set: fields }, { upsert: true });
      }),
  };
}
