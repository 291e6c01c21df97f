import { Long } from 'bson';

import { decodeDoc, readValue } from '../bson/decode';
import { encodeDoc } from '../bson/encode';
import { orderKey } from '../bson/order-key';
import { fieldName, findElement } from '../bson/raw-element';
import type { Doc } from '../bson/value';
import { ServerError } from '../errors/server-error';

import type { CommandCall } from './command';

// a session's last retryable write and its answer, kept beside the data so that a retry after a crash finds it
const prefix = Buffer.from('t');
const idName = fieldName('id');

function sessionKey(call: CommandCall): Buffer | undefined {
  const session = call.body.get('lsid');
  if (!Buffer.isBuffer(session) || !(call.body.get('txnNumber') instanceof Long)) {
    return undefined;
  }
  const id = findElement(session, 0, idName);
  return Buffer.concat([prefix, orderKey(id && readValue(id.type, session, id.at))]);
}

/** The answer given before to the same session and transaction number, if this is a retry. */
export function rememberedReply(call: CommandCall): Doc | undefined {
  const key = sessionKey(call);
  const bytes = key && call.database.store.catalog.getBinary(key);
  if (!bytes) {
    return undefined;
  }
  const last = decodeDoc(bytes);
  const number = call.body.get('txnNumber') as Long; // checked by sessionKey
  const lastNumber = last.get('txnNumber') as Long;
  if (number.lessThan(lastNumber)) {
    throw new ServerError(
      225,
      `Retryable write with txnNumber ${number.toString()} is prohibited on session because a newer retryable write with txnNumber ${lastNumber.toString()} has already started on this session.`,
    );
  }
  return number.equals(lastNumber) ? (last.get('reply') as Doc) : undefined;
}

export function rememberReply(call: CommandCall, answer: Doc): void {
  const key = sessionKey(call);
  if (key) {
    const record = new Map([
      ['txnNumber', call.body.get('txnNumber')],
      ['reply', answer],
      ['at', new Date()],
    ]);
    void call.database.store.catalog.put(key, encodeDoc(record));
  }
}
