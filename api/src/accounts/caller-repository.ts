import type { Model, QueryFilter } from 'mongoose';

import { bounded } from '#api/bounds/index';
import { isDuplicateKey } from '#api/mongo/index';

import type { NewUser, User } from './user';
import type { UserDocument } from './user-model';

export type CustomerSearch =
  /** Under which a number may be stored. */
  | { spellings: readonly string[] }
  /** The last four digits of a number. */
  | { phoneEnd: string }
  /** How a name begins. */
  | { name: string };

/**
 * Customers as the desk looks for them, and people whom the desk made for a caller: nobody can sign in as one of those. Once WeChat
 * tells that somebody has the number, they are joined to that account.
 */
export type CallerRepository = {
  /** Two at most of those who sign in, by any of the spellings under which one number may be stored. */
  findByPhone: (spellings: readonly string[]) => Promise<User[]>;
  /** A few more than are shown may be there; who was joined to somebody else is left out. */
  findCustomers: (search: CustomerSearch) => Promise<User[]>;
  /** The caller with this number: the new one, or whoever is there already. */
  addCaller: (caller: Caller, now: Date) => Promise<User>;
  /** The caller with this number is from now on this person. Null: there is none. */
  joinCaller: (phone: string, personId: string) => Promise<User | null>;
  /** Who was joined to this person. */
  joinedTo: (personId: string) => Promise<string[]>;
};

type Caller = Omit<NewUser, 'openid' | 'role'> & { phone: string };
type Read = (document: UserDocument) => User;

const isThere = { joinedTo: null };

export function callerRepository(users: Model<UserDocument>, read: Read): CallerRepository {
  return {
    findByPhone: async (spellings) => {
      const found = await users
        // a number that somebody told the desk proves nothing
        .find({ phone: { $in: [...spellings] }, openid: { $gt: '' } })
        .limit(2)
        .lean<UserDocument[]>();
      return found.map(read);
    },

    findCustomers: async (search) => {
      const found = await users
        .find({ ...filterOf(search), role: 'customer', ...isThere })
        .sort('name' in search ? { name: 1, _id: 1 } : { _id: 1 })
        .limit(bounded.customersFound.most + 1)
        .lean<UserDocument[]>();
      return found.map(read);
    },

    addCaller: async (caller, now) => read(await addCaller(users, caller, now)),

    joinCaller: async (callerPhone, joinedTo) => {
      const joined = await users
        .findOneAndUpdate(
          { callerPhone, role: 'customer' },
          {
            $set: { joinedTo, phone: null },
            $unset: { callerPhone: '', phoneEnd: '' },
          },
          { returnDocument: 'before' },
        )
        .lean<UserDocument>();
      return joined && read(joined);
    },

    joinedTo: async (joinedTo) => {
      const joined = await users
        .find({ joinedTo })
        .limit(bounded.callersJoined.most)
        .select('_id')
        .lean<Pick<UserDocument, '_id'>[]>();
      return joined.map(({ _id }) => _id.toHexString());
    },
  };
}

async function addCaller(
  users: Model<UserDocument>,
  caller: Caller,
  createdAt: Date,
): Promise<UserDocument> {
  const { phone } = caller;
  const fields = { ...caller, role: 'customer', callerPhone: phone, createdAt } as const;
  try {
    const added = await users.create({ ...fields, phoneEnd: phoneEndOf(phone) });
    return added.toObject<UserDocument>();
  } catch (error: unknown) {
    const faster = isDuplicateKey(error)
      ? await users.findOne({ callerPhone: phone }).lean<UserDocument>()
      : null;
    if (faster) {
      return faster;
    }
    throw error;
  }
}

/** By which a number is found, as a whole or by its end. */
export function phoneEndOf(phone: string): string {
  return phone.replaceAll(/\D/g, '').slice(-4);
}

/** The plain bounds of a name are what an index can use. */
function filterOf(search: CustomerSearch): QueryFilter<UserDocument> {
  if ('spellings' in search) {
    return { phone: { $in: [...search.spellings] } };
  }
  return 'name' in search
    ? { name: { $gte: search.name, $lt: `${search.name}\u{10FFFF}` } }
    : { phoneEnd: search.phoneEnd };
}
