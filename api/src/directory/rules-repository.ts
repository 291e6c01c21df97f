import type { RecordChanges } from '#api/cache/index';
import type { Database } from '#api/mongo/index';
import type { ServiceRules } from '#shared/directory/service-rules';

import { keptList } from './kept-list';
import { rulesModel, type RulesDocument } from './rules-model';

export type RulesRepository = {
  /** As chosen, else as usual. */
  read: () => Promise<ServiceRules>;
  change: (fields: Partial<ServiceRules>) => Promise<void>;
};

const _id = 'rules';

export function rulesRepository(
  database: Database,
  changes: RecordChanges,
  usualRules: ServiceRules,
): RulesRepository {
  const rules = rulesModel(database);
  const kept = keptList<Partial<ServiceRules>>({
    records: 'service-rules',
    changes,
    load: async () => {
      const found = await rules.findById(_id).lean<RulesDocument>();
      return found ? [chosenIn(found)] : [];
    },
  });
  return {
    read: async () => ({ ...usualRules, ...(await kept.all())[0] }),
    change: (fields) =>
      kept.changing(async () => {
        await rules.updateOne({ _id }, { $set: fields }, { upsert: true });
      }),
  };
}

function chosenIn(rules: RulesDocument): Partial<ServiceRules> {
  const { assignment, remindAfterDays, reopenDays, silentForDays } = rules;
  return {
    ...(assignment && { assignment }),
    ...(remindAfterDays && { remindAfterDays }),
    ...(reopenDays && { reopenDays }),
    ...(silentForDays && { silentForDays }),
  };
}
