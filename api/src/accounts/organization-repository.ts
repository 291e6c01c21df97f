import { isObjectId, type Database } from '#api/mongo/index';

import { contractModel, type Contract } from './contract-model';
import { organizationModel, type OrganizationDocument } from './organization-model';

export type Organization = { id: string; name: string; colleaguesFollow: boolean };

export type OrganizationRepository = ReturnType<typeof organizationRepository>;

/** Who is served, and until when. Registering twice changes, never doubles. */
export function organizationRepository(database: Database) {
  const organizations = organizationModel(database);
  const contracts = contractModel(database);
  return {
    async find(id: string): Promise<Organization | null> {
      const found = isObjectId(id)
        ? await organizations.findById(id).lean<OrganizationDocument>()
        : null;
      return found && toOrganization(found);
    },

    async register({ name, colleaguesFollow }: Omit<Organization, 'id'>): Promise<Organization> {
      const kept = await organizations
        .findOneAndUpdate(
          { name },
          { $set: { colleaguesFollow } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<OrganizationDocument>();
      return toOrganization(kept);
    },

    async registerContract({ number, ...fields }: Contract): Promise<void> {
      await contracts.updateOne({ number }, { $set: fields }, { upsert: true });
    },
  };
}

function toOrganization({ _id, name, colleaguesFollow }: OrganizationDocument): Organization {
  return { id: _id.toHexString(), name, colleaguesFollow };
}
