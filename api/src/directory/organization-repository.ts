import { findPage, isObjectId, type Database, type Page, type PageInput } from '#api/mongo/index';

import { organizationModel, type OrganizationDocument } from './organization-model';
import { unlessTaken, type NameTaken } from './unless-taken';

export type Organization = {
  id: string;
  name: string;
  colleaguesFollow: boolean;
  calendarId: string | null;
};

type Fields = Omit<Organization, 'id'>;

export type OrganizationRepository = {
  find: (id: string) => Promise<Organization | null>;
  /** By name; `q`: how it begins. */
  list: (page: PageInput & { q?: string | undefined }) => Promise<Page<Organization>>;
  /** The organization with this name; registering twice changes, never doubles. */
  register: (organization: Omit<Fields, 'calendarId'>) => Promise<Organization>;
  add: (organization: Fields) => Promise<NameTaken | Organization>;
  /** Null: there is no such organization. */
  change: (id: string, fields: Partial<Fields>) => Promise<NameTaken | Organization | null>;
  isCalendarUsed: (calendarId: string) => Promise<boolean>;
};

/** Who is served. */
export function organizationRepository(database: Database): OrganizationRepository {
  const organizations = organizationModel(database);
  return {
    find: async (id) => {
      const found = isObjectId(id)
        ? await organizations.findById(id).lean<OrganizationDocument>()
        : null;
      return found && fromDocument(found);
    },

    list: async ({ q, ...page }) => {
      const filter = q === undefined ? {} : { name: { $gte: q, $lt: `${q}\u{10FFFF}` } };
      const { items, nextCursor } = await findPage<OrganizationDocument, keyof Fields>(
        organizations,
        { ...page, filter, order: { by: 'name', direction: 'ascending' } },
      );
      return { items: items.map(fromDocument), nextCursor };
    },

    register: async ({ name, colleaguesFollow }) =>
      fromDocument(
        await organizations
          .findOneAndUpdate(
            { name },
            { $set: { colleaguesFollow } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean<OrganizationDocument>(),
      ),

    add: (organization) =>
      unlessTaken(async () =>
        fromDocument((await organizations.create(organization)).toObject<OrganizationDocument>()),
      ),

    change: (id, fields) =>
      unlessTaken(async () => {
        const changed = await organizations
          .findByIdAndUpdate(id, { $set: fields }, { returnDocument: 'after' })
          .lean<OrganizationDocument>();
        return changed && fromDocument(changed);
      }),

    isCalendarUsed: async (calendarId) => (await organizations.exists({ calendarId })) !== null,
  };
}

function fromDocument(document: OrganizationDocument): Organization {
  const { _id, name, colleaguesFollow, calendarId = null } = document;
  return { id: _id.toHexString(), name, colleaguesFollow, calendarId };
}
