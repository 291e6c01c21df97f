import { bounded } from '#api/bounds/index';
import { isDuplicateKey, isObjectId, type Database } from '#api/mongo/index';
import type { Role } from '#shared/accounts/roles';
import type { PreferencesBody } from '#shared/notices/preference-fields';

import { callerRepository, phoneEndOf, type CallerRepository } from './caller-repository';
import type { NewUser, User } from './user';
import { userModel, type UserDocument } from './user-model';

type Ids = readonly string[];
/** Undefined leaves a field as it is. */
type Change = {
  [Field in 'avatarAttachmentId' | 'name' | 'onDuty' | 'organizationId' | 'phone' | 'role']?:
    User[Field] | undefined;
} & { preferences?: PreferencesBody | undefined };

export type UserRepository = CallerRepository & {
  find: (id: string) => Promise<User | null>;
  findMany: (ids: Ids) => Promise<User[]>;
  findByOpenid: (openid: string) => Promise<User | null>;
  /** Blocked people are left out; whoever was there first comes first. */
  findByRole: (roles: readonly Role[]) => Promise<User[]>;
  /** The person with this openid: the new one, or whoever has it already. */
  add: (user: NewUser, now: Date) => Promise<User>;
  change: (id: string, change: Change) => Promise<User | null>;
};

export function userRepository(database: Database): UserRepository {
  const users = userModel(database);
  const findByOpenid = async (openid: string) =>
    toUser(await users.findOne({ openid }).lean<UserDocument>());
  return {
    ...callerRepository(users, fromDocument),
    find: async (id) =>
      isObjectId(id) ? toUser(await users.findById(id).lean<UserDocument>()) : null,
    findMany: async (ids) => {
      // whoever cannot be anybody's id is nobody, and keeps nobody else from being found
      const known = [...new Set(ids)].filter(isObjectId);
      const found = await users.find({ _id: { $in: known } }).lean<UserDocument[]>();
      return found.map(fromDocument);
    },
    findByOpenid,
    findByRole: async (roles) => {
      const found = await users
        .find({ role: { $in: roles }, isBlocked: false })
        .sort({ _id: 1 })
        .limit(roles.length * bounded.staffOfRole.most)
        .lean<UserDocument[]>();
      return found.map(fromDocument);
    },
    add: async ({ openid, ...user }, now) => {
      try {
        const fields = {
          ...{ ...user, ...(openid !== null && { openid }), createdAt: now },
          ...phoneEnd(user.phone),
        };
        return fromDocument((await users.create(fields)).toObject());
      } catch (error: unknown) {
        const holder = openid !== null && isDuplicateKey(error) ? await findByOpenid(openid) : null;
        if (holder) {
          return holder;
        }
        throw error;
      }
    },
    change: async (id, { preferences = {}, ...fields }) => {
      const set = {
        ...{ ...withoutUndefined(fields), ...phoneEnd(fields.phone) },
        ...leaves(preferences, 'preferences'),
      };
      return toUser(
        await users
          .findByIdAndUpdate(id, { $set: set }, { returnDocument: 'after' })
          .lean<UserDocument>(),
      );
    },
  };
}

function phoneEnd(phone: string | null | undefined): Pick<UserDocument, 'phoneEnd'> {
  return phone ? { phoneEnd: phoneEndOf(phone) } : {};
}

function withoutUndefined(fields: object): Record<string, unknown> {
  const given: [string, unknown][] = Object.entries(fields);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** Every value that is given, under its dotted path: what is beside it stays. */
function leaves(fields: object, path: string): Record<string, unknown> {
  const parts = Object.entries(withoutUndefined(fields)).map(([name, value]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}.${name}`)
      : { [`${path}.${name}`]: value },
  );
  return Object.assign({}, ...parts) as Record<string, unknown>;
}

function toUser(document: UserDocument | null): User | null {
  return document && fromDocument(document);
}

function fromDocument(document: UserDocument): User {
  const { _id, openid = null, joinedTo = null } = document;
  const { name, role, phone, avatarAttachmentId, organizationId } = document;
  const { onDuty, preferences, isBlocked, createdAt } = document;
  return {
    ...{ id: _id.toHexString(), openid, joinedTo },
    ...{ name, role, phone, avatarAttachmentId, organizationId },
    ...{ onDuty, preferences, isBlocked, createdAt },
  };
}
