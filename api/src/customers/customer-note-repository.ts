import { Types } from 'mongoose';

import { bounded } from '#api/bounds/index';
import { isDuplicateKey, type Database } from '#api/mongo/index';

import type { CustomerNote } from './customer-note';
import { customerNoteModel, type CustomerNoteDocument } from './customer-note-model';

type Ids = readonly string[];

export type CustomerNoteRepository = {
  /** Of one person, by whatever ids they were known, newest first. */
  list: (customerIds: Ids) => Promise<CustomerNote[]>;
  find: (id: string) => Promise<CustomerNote | null>;
  /** The same id is the same note. */
  add: (note: CustomerNote) => Promise<void>;
  /** False: there is no such note of this author. */
  remove: (id: string, authorId: string) => Promise<boolean>;
};

export function customerNoteRepository(database: Database): CustomerNoteRepository {
  const notes = customerNoteModel(database);
  return {
    list: async (customerIds) => {
      const found = await notes
        .find({ customerId: { $in: [...customerIds] } })
        .sort({ at: -1, _id: -1 })
        .limit(bounded.notesOfCustomer.most)
        .lean<CustomerNoteDocument[]>();
      return found.map(fromDocument);
    },

    find: async (id) => {
      const found = await notes.findById(id).lean<CustomerNoteDocument>();
      return found && fromDocument(found);
    },

    add: async ({ id, ...note }) => {
      try {
        await notes.create({ _id: new Types.ObjectId(id), ...note });
      } catch (error: unknown) {
        // the same request, sent twice at once, was faster
        if (!isDuplicateKey(error)) {
          throw error;
        }
      }
    },

    remove: async (id, authorId) =>
      (await notes.deleteOne({ _id: id, authorId })).deletedCount === 1,
  };
}

function fromDocument({ _id, ...note }: CustomerNoteDocument): CustomerNote {
  return { id: _id.toHexString(), ...note };
}
