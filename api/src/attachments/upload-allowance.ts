import { assertThat } from '#api/app-error';
import type { Clock } from '#api/clock';
import type { Bounds } from '#api/config/index';
import type { CreateLimiter } from '#api/http/limiters';

import type { AttachmentRepository } from './attachment-repository';

export type UploadBounds = Pick<Bounds, 'uploadsPerDay' | 'uploadBytesPerDay'>;
type Parts = {
  attachments: Pick<AttachmentRepository, 'sentSince'>;
  bounds: UploadBounds;
  clock: Clock;
  createLimiter: CreateLimiter;
};

type Amount = { uploads: number; bytes: number };
const none: Amount = { uploads: 0, bytes: 0 };

export type UploadAllowance = ReturnType<typeof uploadAllowance>;

/**
 * How much one person may send in a day. What was stored is counted in the database; what was refused, repeated or
 * broken off left nothing there and is counted beside it.
 */
export function uploadAllowance(parts: Parts) {
  const sent = createTally(parts);
  const { bounds } = parts;
  const underway = new Map<string, Amount>();

  const assertLeft = async (personId: string, more: Amount) => {
    const { lessIn, ...before } = await sent.today(personId);
    const total = plus(before, more);
    assertThat(
      total.uploads <= bounds.uploadsPerDay.most && total.bytes <= bounds.uploadBytesPerDay.most,
      'request.too_many',
      { retryAfter: Number.isFinite(lessIn) ? Math.max(minute, lessIn) : minute },
    );
  };

  const settle = async (personId: string, expected: Amount, wasted: Amount) => {
    const left = minus(underway.get(personId) ?? none, expected);
    if (left.uploads > 0) {
      underway.set(personId, left);
    } else {
      underway.delete(personId);
    }
    if (wasted.uploads > 0) {
      await sent.addFruitless(personId, wasted);
    }
  };

  return {
    /**
     * Lets an upload of so many bytes begin.
     *
     * @returns what ends it: with the bytes that came and left nothing, or null when they were stored
     * @throws {AppError} `request.too_many`
     */
    begin: async (personId: string, bytes: number) => {
      const expected = { uploads: 1, bytes };
      const all = plus(underway.get(personId) ?? none, expected);
      // at once: uploads that begin together count each other
      underway.set(personId, all);
      try {
        await assertLeft(personId, all);
      } catch (error: unknown) {
        await settle(personId, expected, none);
        throw error;
      }
      return (wasted: number | null) =>
        settle(personId, expected, wasted === null ? none : { uploads: 1, bytes: wasted });
    },
  };
}

/** What a person sent in the last day: stored, or for nothing. */
function createTally({ attachments, bounds, clock, createLimiter }: Parts) {
  // they only count: what is too much is decided together with what was stored
  const counted = (name: string, { within }: Bounds['uploadsPerDay']) =>
    createLimiter(name, { most: Number.MAX_SAFE_INTEGER, within });
  const fruitless = {
    uploads: counted('fruitlessUploads', bounds.uploadsPerDay),
    bytes: counted('fruitlessBytes', bounds.uploadBytesPerDay),
  };

  const today = async (personId: string) => {
    const since = new Date(clock().getTime() - bounds.uploadsPerDay.within);
    const [stored, uploads, bytes] = await Promise.all([
      attachments.sentSince(personId, since),
      fruitless.uploads.consume(personId, 0),
      fruitless.bytes.consume(personId, 0),
    ]);
    const lost = { uploads: uploads.consumedPoints, bytes: bytes.consumedPoints };
    const oldest = stored.oldest && stored.oldest.getTime() - since.getTime();
    return {
      ...plus(stored, lost),
      // when the first of those that count no longer does
      lessIn: Math.min(oldest ?? Infinity, lost.uploads > 0 ? uploads.msBeforeNext : Infinity),
    };
  };
  return {
    today,
    addFruitless: async (personId: string, { uploads, bytes }: Amount) => {
      await fruitless.uploads.penalty(personId, uploads);
      await fruitless.bytes.penalty(personId, bytes);
    },
  };
}

const minute = 60_000;

function plus(one: Amount, other: Amount): Amount {
  return { uploads: one.uploads + other.uploads, bytes: one.bytes + other.bytes };
}

function minus(one: Amount, other: Amount): Amount {
  return { uploads: one.uploads - other.uploads, bytes: one.bytes - other.bytes };
}
