import { ObjectId } from 'bson';

import { bounded } from '../bounds';
import { checkDepth } from '../bson/check-document';
import { decodeDoc } from '../bson/decode';
import { encodeDoc } from '../bson/encode';
import { fieldName, findElement } from '../bson/raw-element';
import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';
import { idOf } from '../storage/documents';

import { arrayField, collectionName } from './arguments';
import { type CommandCall, reply } from './command';
import { ensureCollection } from './ensure-collection';
import { runWrites, writeReply } from './write-batch';

export const insertFields = ['documents', 'ordered', 'bypassDocumentValidation', 'comment'];

export async function insert(call: CommandCall): Promise<Doc> {
  const name = collectionName(call);
  const documents = arrayField(call.body, 'documents', 'insert');
  const { database, db } = call;
  return runWrites(call, documents, {
    write: (document) => {
      const collection = ensureCollection(database, db, name);
      database.documents.insert(collection, prepareDocument(document));
      return { n: 1 };
    },
    finish: (result) => writeReply(reply({ n: result.n }), result),
  });
}

const idName = fieldName('_id');
// length 4 + type 1 + '_id' and its zero byte 4
const firstIdAt = 9;
const { most: largestDocument } = bounded.documentBytes;

/** Gives a document its `_id` as first field and checks it. */
export function prepareDocument(document: Value): Buffer {
  assertThat(Buffer.isBuffer(document), 14, 'documents to insert must be objects');
  checkDepth(document);
  const prepared = withIdFirst(document);
  checkId(idOf(prepared));
  if (prepared.length > largestDocument) {
    throw new ServerError(
      10334,
      `BSONObj size: ${prepared.length} (0x${prepared.length.toString(16).toUpperCase()}) is invalid. Size must be between 0 and 16793600(16MB)`,
    );
  }
  return prepared;
}

function withIdFirst(raw: Buffer): Buffer {
  const id = findElement(raw, 0, idName);
  if (id?.at === firstIdAt && id.type !== 6) {
    return raw;
  }
  const doc = decodeDoc(raw);
  const value = id ? doc.get('_id') : new ObjectId();
  doc.delete('_id');
  return encodeDoc(new Map([['_id', value], ...doc]));
}

/** @throws ServerError 2 for an array or a regex, 53 for undefined */
export function checkId(id: Value): void {
  assertThat(!Array.isArray(id), 2, "The '_id' value cannot be of type array");
  assertThat(
    id === null || typeof id !== 'object' || id.constructor.name !== 'BSONRegExp',
    2,
    "The '_id' value cannot be of type regex",
  );
  if (isDoc(id)) {
    const dollar = [...id.keys()].find((field) => field.startsWith('$'));
    assertThat(
      dollar === undefined,
      52,
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
    );
  }
}
