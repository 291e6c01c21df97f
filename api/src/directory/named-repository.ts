import { randomBytes } from 'node:crypto';

import type { Model, QueryFilter, UpdateQuery } from 'mongoose';

import { bounded } from '#api/bounds/index';
import type { RecordChanges } from '#api/cache/index';
import type { Database } from '#api/mongo/index';

import { calendarModel } from './calendar-model';
import { keptList } from './kept-list';
import { levelModel } from './level-model';
import type { CalendarFields, LevelFields, NamedDocument, RegionFields } from './named-record';
import { regionModel } from './region-model';
import { unlessTaken, type NameTaken } from './unless-taken';

type Named = { name: string };
type NamedRecord<Fields> = Fields & { id: string };

export type NamedRepository<Fields extends Named> = {
  /** By name. */
  all: () => Promise<readonly NamedRecord<Fields>[]>;
  add: (fields: Fields) => Promise<NameTaken | NamedRecord<Fields>>;
  /** The record is made of `base` when it is not stored yet; without one, null says that there is none. */
  change: (
    id: string,
    fields: Partial<Fields>,
    base?: Fields,
  ) => Promise<NameTaken | NamedRecord<Fields> | null>;
  remove: (id: string) => Promise<void>;
};

type Options = {
  records: Parameters<typeof keptList>[0]['records'];
  most: number;
  changes: RecordChanges;
};

export function levelRepository(database: Database, changes: RecordChanges) {
  const { most } = bounded.levelsKept;
  return namedRepository<LevelFields>(levelModel(database), {
    ...{ records: 'service-levels', most, changes },
  });
}

export function calendarRepository(database: Database, changes: RecordChanges) {
  const { most } = bounded.calendarsKept;
  return namedRepository<CalendarFields>(calendarModel(database), {
    ...{ records: 'calendars', most, changes },
  });
}

export function regionRepository(database: Database, changes: RecordChanges) {
  const { most } = bounded.regionsKept;
  return namedRepository<RegionFields>(regionModel(database), {
    ...{ records: 'regions', most, changes },
  });
}

function namedRepository<Fields extends Named>(
  model: Model<NamedDocument<Fields>>,
  { records, most, changes }: Options,
): NamedRepository<Fields> {
  const kept = keptList({ records, changes, load: () => readAll(model, most) });
  return {
    all: kept.all,
    add: (fields) =>
      kept.changing(() =>
        unlessTaken(async () => {
          const id = randomBytes(12).toString('hex');
          await model.collection.insertOne({ _id: id, ...fields } as never);
          return { id, ...fields };
        }),
      ),
    change: (id, fields, base) =>
      kept.changing(() =>
        unlessTaken(async () => {
          const changed = await model
            .findOneAndUpdate(
              { _id: id } as QueryFilter<NamedDocument<Fields>>,
              {
                $set: fields,
                ...(base && { $setOnInsert: without(base, fields) }),
              } as UpdateQuery<NamedDocument<Fields>>,
              { upsert: base !== undefined, returnDocument: 'after' },
            )
            .lean<NamedDocument<Fields>>();
          return changed && fromDocument(changed);
        }),
      ),
    remove: (id) =>
      kept.changing(async () => {
        await model.deleteOne({ _id: id } as QueryFilter<NamedDocument<Fields>>);
      }),
  };
}

async function readAll<Fields extends Named>(model: Model<NamedDocument<Fields>>, most: number) {
  const found = await model.find().sort({ name: 1 }).limit(most).lean<NamedDocument<Fields>[]>();
  return found.map(fromDocument);
}

function fromDocument<Fields extends Named>(document: NamedDocument<Fields>): NamedRecord<Fields> {
  const { _id: id, ...fields } = document;
  // what is left of the document once its id is taken out
  return { id, ...(fields as unknown as Fields) };
}

function without(base: object, fields: object) {
  return Object.fromEntries(Object.entries(base).filter(([name]) => !(name in fields)));
}
