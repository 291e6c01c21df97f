import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';

import type { Contract } from './contract';
import { contractModel, type ContractDocument } from './contract-model';
import { unlessTaken, type NameTaken } from './unless-taken';

export type KeptContract = Contract & { id: string };

export type ContractRepository = {
  /** Of each of these organizations, the longest first. */
  ofOrganizations: (ids: readonly string[]) => Promise<Map<string, KeptContract[]>>;
  find: (id: string) => Promise<KeptContract | null>;
  /** The contract with this number; registering twice changes, never doubles. */
  register: (contract: Contract) => Promise<KeptContract>;
  add: (contract: Contract) => Promise<KeptContract | NameTaken>;
  /** Null: there is no such contract. */
  change: (id: string, fields: Partial<Contract>) => Promise<KeptContract | NameTaken | null>;
  isLevelUsed: (levelId: string) => Promise<boolean>;
};

export function contractRepository(database: Database): ContractRepository {
  const contracts = contractModel(database);
  const ofOrganization = async (organizationId: string) =>
    (
      await contracts
        .find({ organizationId })
        .sort({ endsAt: -1 })
        .limit(bounded.contractsOfOrganization.most)
        .lean<ContractDocument[]>()
    ).map(fromDocument);
  return {
    ofOrganizations: async (ids) => {
      const found = await Promise.all(
        ids.map(async (id) => [id, await ofOrganization(id)] as const),
      );
      return new Map(found);
    },

    find: async (id) => {
      const found = await contracts.findById(id).lean<ContractDocument>();
      return found && fromDocument(found);
    },

    register: async ({ number, ...fields }) =>
      fromDocument(
        await contracts
          .findOneAndUpdate({ number }, { $set: fields }, { upsert: true, returnDocument: 'after' })
          .lean<ContractDocument>(),
      ),

    add: (contract) =>
      unlessTaken(async () =>
        fromDocument((await contracts.create(contract)).toObject<ContractDocument>()),
      ),

    change: (id, fields) =>
      unlessTaken(async () => {
        const changed = await contracts
          .findByIdAndUpdate(id, { $set: fields }, { returnDocument: 'after' })
          .lean<ContractDocument>();
        return changed && fromDocument(changed);
      }),

    isLevelUsed: async (serviceLevel) => (await contracts.exists({ serviceLevel })) !== null,
  };
}

function fromDocument({ _id, productIds = [], ...rest }: ContractDocument): KeptContract {
  return { id: _id.toHexString(), productIds, ...rest };
}
