import type { Model } from 'mongoose';

import { bounded } from '#api/bounds/index';
import type { RecordChanges } from '#api/cache/index';
import { later, type Clock } from '#api/clock';
import type { Database } from '#api/mongo/index';

import { keptList } from './kept-list';
import { leaveModel, shiftModel, type PlannedDocument } from './planned-model';
import type { KeptSpan, PlannedSpan } from './spans';

/** Milliseconds for which a span is still looked at that is over: somebody may ask about yesterday. */
const overFor = 2 * 24 * 60 * 60_000;

export type SpanRepository = {
  /** What is not over for long, by its end. */
  all: () => Promise<readonly KeptSpan[]>;
  find: (id: string) => Promise<KeptSpan | null>;
  /** Entering the same twice doubles nothing. Null: there are too many. */
  add: (span: PlannedSpan) => Promise<KeptSpan | null>;
  /** One that has not begun is removed, one under way ends now, one that is over stays as it was. */
  end: (id: string, now: Date) => Promise<void>;
};

type Needs = { changes: RecordChanges; clock: Clock };
type Options = Needs & { records: 'leave' | 'shifts'; most: number };

export function leaveRepository(database: Database, needs: Needs): SpanRepository {
  const { most } = bounded.leavePlanned;
  return spanRepository(leaveModel(database), { ...needs, records: 'leave', most });
}

export function shiftRepository(database: Database, needs: Needs): SpanRepository {
  const { most } = bounded.shiftsPlanned;
  return spanRepository(shiftModel(database), { ...needs, records: 'shifts', most });
}

/** Planned spans of people, which are kept in memory and stay in the database when they are over. */
function spanRepository(
  spans: Model<PlannedDocument>,
  { records, most, changes, clock }: Options,
): SpanRepository {
  const kept = keptList<KeptSpan>({
    records,
    changes,
    load: async () => {
      const found = await spans
        .find({ to: { $gt: later(clock(), -overFor) } })
        .sort({ to: 1 })
        .limit(most)
        .lean<PlannedDocument[]>();
      return found.map(fromDocument);
    },
  });
  return {
    all: kept.all,
    find: async (id) => {
      const found = await spans.findById(id).lean<PlannedDocument>();
      return found && fromDocument(found);
    },
    add: async ({ personId, from, to, ...said }) => {
      if ((await kept.all()).length >= most) {
        return null;
      }
      return kept.changing(async () =>
        fromDocument(
          await spans
            .findOneAndUpdate(
              { personId, from, to },
              { $set: said },
              { upsert: true, returnDocument: 'after' },
            )
            .lean<PlannedDocument>(),
        ),
      );
    },
    end: (id, now) =>
      kept.changing(async () => {
        const { deletedCount } = await spans.deleteOne({ _id: id, from: { $gte: now } });
        if (deletedCount === 0) {
          await spans.updateOne({ _id: id, to: { $gt: now } }, { $set: { to: now } });
        }
      }),
  };
}

function fromDocument({ _id, ...span }: PlannedDocument): KeptSpan {
  return { id: _id.toHexString(), ...span };
}
