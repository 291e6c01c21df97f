import type { LocalFile } from '#miniapp/platform/local-file';
import { attachmentLimits } from '#shared/attachments/attachment-kinds';

import { idempotencyKey } from './idempotency-key';
import { clientWords } from './words';

/** One sending of a picture: its key at the API, and when it began by this phone's clock. */
export type Sending = { uploadKey: string; begunAt: number };

/** The last one, if there was one; unknown of what an earlier version of the mini-program kept. */
export type LastSending = { [Name in keyof Sending]?: Sending[Name] | undefined };

/** What is left of a picture while the page is closed. */
export type KeptUpload = LocalFile &
  LastSending & {
    /** Names the picture on this phone. */
    key: string;
    attachmentId?: string | undefined;
    /** Neither the phone nor the server has it any more. */
    isLost?: boolean | undefined;
  };

/** So long before the server removes a picture it counts as gone, so that there is time to send the form. */
const margin = 30 * 60_000;

/** Whether the server surely still has what was sent then and attached to nothing. */
export function isStillThere(begunAt: number | undefined, now: number): boolean {
  const age = begunAt === undefined ? Infinity : now - begunAt;
  // a clock that was set back says nothing about the age
  return age >= 0 && age < attachmentLimits.orphanAfter - margin;
}

/** A new key: under an old one the server could answer with a picture that it has removed or attached elsewhere. */
export function newSending(now: number): Sending {
  return { uploadKey: idempotencyKey(), begunAt: now };
}

/** The same sending once more while its key is good, otherwise a new one. */
export function sendingFor({ uploadKey, begunAt }: LastSending, now: number): Sending {
  return uploadKey !== undefined && begunAt !== undefined && isStillThere(begunAt, now)
    ? { uploadKey, begunAt }
    : newSending(now);
}

/** What a person reads about pictures that are gone. */
export function sayLost(count: number): string {
  return clientWords.uploads.lost(count);
}
