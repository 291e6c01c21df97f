import { bounded } from '#api/bounds/index';

import type { Ticket } from '../ticket';

import { isOfSigns } from './key-spaces';
import { keysOfText } from './keys-of-text';
import { digitsOfPhone, keysOfPhone } from './phone-keys';

export type SearchedTicket = Pick<
  Ticket,
  | 'assetCode'
  | 'assigneeId'
  | 'contact'
  | 'description'
  | 'number'
  | 'organizationName'
  | 'reporterId'
>;

/** By id. */
export type SearchedNames = ReadonlyMap<string, { name: string }>;

/** What of a ticket somebody sees who searches. */
export type Sight = {
  /** The words of the report, and what it says of the device. */
  isReportShown: boolean;
  /** Others see how it ends. */
  isPhoneShown: boolean;
};

/** What a ticket keeps for the search. */
export type SearchKeys = { searchSigns: number[]; searchWords: number[] };

/**
 * So much that a description of 2,000 signs is found by all of them, and no ticket takes more than 40 KB: at most 17 bytes
 * for a pair of signs (11 on the ticket, 6 in its segment), 87 for a word (13 on the ticket, the rest in the index).
 */
const most = { signs: bounded.signsOfTicket.most, words: bounded.wordsOfTicket.most };

/** What a ticket is found by, each key once; the most important are the last to be left out. */
export function keysOfTicket(ticket: SearchedTicket, names: SearchedNames): SearchKeys {
  const keys = keysSeen(ticket, names, { isReportShown: true, isPhoneShown: true });
  const isSigns = (key: number) => isOfSigns({ from: key, to: key });
  return {
    searchSigns: keys.filter(isSigns).slice(0, most.signs),
    searchWords: keys.filter((key) => !isSigns(key)).slice(0, most.words),
  };
}

/** What somebody finds a ticket by who sees no more of it than this. */
export function keysSeen(ticket: SearchedTicket, names: SearchedNames, sight: Sight): number[] {
  return [...new Set(keysInOrder(ticket, names, sight))];
}

function* keysInOrder(
  ticket: SearchedTicket,
  names: SearchedNames,
  { isReportShown, isPhoneShown }: Sight,
): Generator<number> {
  const { number, organizationName, reporterId, assigneeId } = ticket;
  yield* keysOfText(number);
  // people leave out the year
  yield* keysOfText(number.replace(/^[A-Z]+\d{4}/, ''));
  yield* keysOfText(organizationName ?? '');
  yield* keysOfText(names.get(reporterId)?.name ?? '');
  yield* keysOfText(names.get(assigneeId ?? '')?.name ?? '');
  yield* phoneKeysSeen(ticket.contact.phone, isPhoneShown);
  if (isReportShown) {
    yield* keysOfText(ticket.contact.name);
    yield* keysOfText(ticket.assetCode ?? '');
    yield* keysOfText(ticket.description);
  }
}

/** Of a masked number the last four stay only when it is long: see `maskPhone`. */
function phoneKeysSeen(phone: string, isShown: boolean): number[] {
  const keys = keysOfPhone(phone);
  return isShown ? keys : keys.slice(1).filter(() => digitsOfPhone(phone).length >= 11);
}
