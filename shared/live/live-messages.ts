import * as z from 'zod/mini';

import { idField } from '../http/fields';

const token = z.string().check(z.regex(/^[\w-]{1,200}$/));
/** Ticket → the newest entry that the phone has. */
const after = z.record(idField, z.number()).check(z.refine((seqs) => isShort(seqs)));

/** Tickets on one screen. */
export const mostWatched = 50;

function isShort(seqs: object): boolean {
  return Object.keys(seqs).length <= mostWatched;
}

/** What a phone says. The first message brings the token, unless the address or a header did. */
export const phoneMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), token: z.optional(token), after: z.optional(after) }),
  /** These tickets are on screen from now on, and no others. */
  z.object({ type: z.literal('watch'), after }),
]);
export type PhoneMessage = z.infer<typeof phoneMessage>;

/** Something changed. It holds no words: what may be read is asked for, and the answer is the truth. */
export type LiveEvent =
  /** The ticket has this entry now; customers' numbers may have gaps. */
  | { type: 'ticket'; ticketId: string; seq: number }
  | { type: 'inbox'; unread: number }
  /** What is shown of the ticket changed without a new entry: a picture was let through, words were hidden. */
  | { type: 'content'; ticketId: string }
  /** Events may have been lost: ask everything on screen again. */
  | { type: 'resync' };

/** What the server says: `ready` once the phone is signed in, `beat` so that silence means a dead connection. */
export type ServerMessage = LiveEvent | { type: 'ready' } | { type: 'beat' };

/** Milliseconds between two beats; a phone that hears nothing for longer than two gives the connection up. */
export const beatEvery = 25_000;

/** Why the server closes: WebSocket close codes. */
export const liveCloses = {
  /** Come back at once, another process will answer. */
  stopping: 1012,
  /** The message was none of ours, or too many came. */
  invalid: 4400,
  /** No token came in time, it is unknown or its session ended: sign in first. */
  notSignedIn: 4401,
  /** More connections than one person or one address may have. */
  tooMany: 4429,
  /** The phone took too long to take what it was sent; it catches up when it is back. */
  tooSlow: 4408,
} as const;
export type LiveClose = keyof typeof liveCloses;
