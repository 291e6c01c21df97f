import type { CrudFile } from './crud-runner';

const place = { collectionName: 'items', databaseName: 'crud-cases' };
const documents = [
  { _id: 1, x: 11, tags: ['a', 'b'] },
  { _id: 2, x: 22, tags: [] },
  { _id: 3, x: 33 },
];

/** Cases of our own in the drivers' unified format. */
export const ownCases: CrudFile = {
  description: 'own cases',
  createEntities: [
    { database: { id: 'database', databaseName: place.databaseName } },
    { collection: { id: 'items', database: 'database', collectionName: place.collectionName } },
  ],
  initialData: [{ ...place, documents }],
  tests: [
    {
      description: 'a batch of every kind of write, in order',
      operations: [
        {
          name: 'bulkWrite',
          object: 'items',
          arguments: {
            requests: [
              { insertOne: { document: { _id: 4, x: 44 } } },
              { updateOne: { filter: { _id: 1 }, update: { $inc: { x: 1 } } } },
              { updateMany: { filter: { x: { $gt: 20 } }, update: { $set: { big: true } } } },
              { replaceOne: { filter: { _id: 5 }, replacement: { x: 55 }, upsert: true } },
              { deleteOne: { filter: { _id: 3 } } },
            ],
          },
          expectResult: {
            insertedCount: 1,
            matchedCount: 4,
            modifiedCount: 4,
            deletedCount: 1,
            upsertedCount: 1,
            upsertedIds: { 3: 5 },
          },
        },
      ],
      outcome: [
        {
          ...place,
          documents: [
            { _id: 1, x: 12, tags: ['a', 'b'] },
            { _id: 2, x: 22, tags: [], big: true },
            { _id: 4, x: 44, big: true },
            { _id: 5, x: 55 },
          ],
        },
      ],
    },
    {
      description: 'a batch in order ends with its first failure',
      operations: [
        {
          name: 'insertMany',
          object: 'items',
          arguments: { documents: [{ _id: 4 }, { _id: 1 }, { _id: 5 }] },
          expectError: { errorCode: 11000, errorContains: 'E11000' },
        },
      ],
      outcome: [{ ...place, documents: [...documents, { _id: 4 }] }],
    },
    {
      description: 'the item that a filter for arrays names',
      operations: [
        {
          name: 'findOneAndUpdate',
          object: 'items',
          arguments: {
            filter: { _id: 1 },
            update: { $set: { 'tags.$[tag]': 'c' } },
            arrayFilters: [{ tag: 'b' }],
            returnDocument: 'After',
          },
          expectResult: { _id: 1, x: 11, tags: ['a', 'c'] },
        },
      ],
    },
    {
      description: 'a document as it was, replaced and deleted',
      operations: [
        {
          name: 'findOneAndReplace',
          object: 'items',
          arguments: { filter: { x: { $gt: 11 } }, replacement: { x: 0 }, sort: { x: -1 } },
          expectResult: { _id: 3, x: 33 },
        },
        {
          name: 'findOneAndDelete',
          object: 'items',
          arguments: { filter: {}, sort: { x: 1 }, projection: { x: 1, _id: 0 } },
          expectResult: { x: 0 },
        },
      ],
      outcome: [{ ...place, documents: documents.slice(0, 2) }],
    },
    {
      description: 'reads',
      operations: [
        {
          name: 'find',
          object: 'items',
          arguments: { filter: {}, sort: { _id: -1 }, skip: 1, limit: 1, projection: { x: 1 } },
          expectResult: [{ _id: 2, x: 22 }],
        },
        {
          name: 'distinct',
          object: 'items',
          arguments: { fieldName: 'tags', filter: {} },
          expectResult: ['a', 'b'],
        },
        {
          name: 'countDocuments',
          object: 'items',
          arguments: { filter: { x: { $lte: 22 } } },
          expectResult: 2,
        },
        {
          name: 'aggregate',
          object: 'items',
          arguments: { pipeline: [{ $group: { _id: null, sum: { $sum: '$x' } } }] },
          expectResult: [{ _id: null, sum: 66 }],
        },
      ],
    },
    {
      description: 'a hint at an index that is not there',
      operations: [
        {
          name: 'deleteMany',
          object: 'items',
          arguments: { filter: {}, hint: 'nowhere' },
          expectError: { errorCode: 2 },
        },
      ],
      outcome: [{ ...place, documents }],
    },
  ],
};
