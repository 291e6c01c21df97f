import { checkDocument } from '../bson/check-document';
import { byteAt, endOfName, readValue, sizeOfValue } from '../bson/decode';
import { fieldName, findElement } from '../bson/raw-element';
import { readName } from '../bson/text';
import type { Doc, Value } from '../bson/value';
import { singleBody } from '../wire/message';

import type { Database } from './command';
import { cursorReply } from './cursor-reply';

type Question = { db: string; name: string; id: Value };

/**
 * Answers `find` by one plain `_id` straight from the bytes of the message, the commonest read of all;
 * undefined for anything else, however little it differs.
 * @throws ServerError for bytes that are no BSON
 */
export function findById(database: Database, message: Buffer): Doc | undefined {
  const question = readQuestion(message);
  const collection = question && database.catalog.find(question.db, question.name);
  if (!collection) {
    return undefined;
  }
  const record = database.documents.findById(collection, question.id, database.documents.view);
  const answer = cursorReply({
    database,
    namespace: `${question.db}.${question.name}`,
    documents: (record ? [record.raw] : []).values(),
    isSingleBatch: true,
  });
  return answer.set('ok', 1);
}

// eslint-disable-next-line complexity -- one pass over the fields, each with its own line
function readQuestion(message: Buffer): Question | undefined {
  const at = singleBody(message);
  if (at === undefined || !startsWithFind(message, at)) {
    return undefined;
  }
  checkDocument(message, at, message.length);
  const end = at + message.readInt32LE(at) - 1;
  let [db, name, id]: [string?, string?, Value?] = [];
  for (let position = at + 4; position < end;) {
    const type = byteAt(message, position);
    const nameEnd = endOfName(message, position + 1);
    const field = readName(message, position + 1, nameEnd);
    const start = nameEnd + 1;
    position = start + sizeOfValue(type, message, start);
    if (field === 'filter' && type === 3) {
      id = plainId(message, start);

      if (id === undefined) {
        return undefined;
      }
    } else if (field === 'find' && type === 2) {
      name = readName(message, start + 4, position - 1);
    } else if (field === '$db' && type === 2) {
      db = readName(message, start + 4, position - 1);
    } else if (!isHarmless(message, { field, type, start })) {
      return undefined;
    }
  }
  return db === undefined || name === undefined || id === undefined ? undefined : { db, name, id };
}

const idName = fieldName('_id');
const plainTypes = new Set([1, 2, 5, 7, 16, 18]);

/** The value of a filter that holds nothing but a plain `_id`. */
function plainId(message: Buffer, filterAt: number): Value {
  const element = findElement(message, filterAt, idName);
  const isAlone =
    element && element.at + element.size === filterAt + message.readInt32LE(filterAt) - 1;
  const isFirst = element?.at === filterAt + 4 + 1 + idName.length + 1;
  return isAlone && isFirst && plainTypes.has(element.type)
    ? readValue(element.type, message, element.at)
    : undefined;
}

const passedOver = new Set(['lsid', '$clusterTime', '$readPreference']);

/** Fields that make no difference to a search for one document. */
function isHarmless(
  message: Buffer,
  { field, type, start }: { field: string; type: number; start: number },
): boolean {
  if (field === 'limit' || field === 'batchSize') {
    return type === 16 && message.readInt32LE(start) > 0;
  }
  if (field === 'maxTimeMS') {
    return type === 16 && message.readInt32LE(start) >= 0;
  }
  return field === 'singleBatch' ? type === 8 : type === 3 && passedOver.has(field);
}

const firstField = Buffer.from('find\0');

function startsWithFind(message: Buffer, at: number): boolean {
  return message.subarray(at + 5, at + 5 + firstField.length).equals(firstField);
}
