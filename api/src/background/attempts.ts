import { AppError } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import { newestOf, type NewestNames } from '#api/cache/index';
import type { Clock } from '#api/clock';
import { errorCode } from '#api/error-code';
import type { Log } from '#api/log';
import { isUnreachable } from '#api/mongo/index';
import type { WorkKind } from '#shared/background/work-kinds';

import { pauseAfter } from './backoff';
import type { FailureRepository, Piece } from './failure-repository';
import type { WorkCounts } from './work-counts';

type Deps = { failures: FailureRepository; clock: Clock; log: Log; counts: WorkCounts };

type Work = {
  /** False: somebody else has it, or it is done already. */
  work: () => Promise<boolean>;
  /** Puts what failed too often where people find it; left out, or when that fails too, it is set aside. */
  giveUp?: (() => Promise<void>) | undefined;
  /** See `Queue`. */
  isAlone?: boolean | undefined;
};

/** What became of pieces that were tried together; of the others somebody else was faster, or they are done already. */
export type BatchOutcome = { done: readonly string[]; failed: ReadonlyMap<string, unknown> };

export type BatchWork = {
  work: (itemIds: readonly string[]) => Promise<BatchOutcome>;
  /** As of one piece. */
  giveUp?: (itemId: string) => Promise<void>;
};

export type Attempts = {
  /** What is not to be tried now, for the search to step over. Bounded: of what is beyond, `putOffAmong` says it. */
  passedOver: (kind: WorkKind) => Promise<{ itemIds: string[]; isAll: boolean }>;
  putOffAmong: (kind: WorkKind, itemIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /**
   * Tries one piece. Its failure is counted, logged and put off, and after the last one set aside: no concern of the other
   * pieces. Fails only when the database is away, which is no piece's fault.
   */
  attempt: (piece: Piece, work: Work) => Promise<'done' | 'failed' | 'skipped'>;
  /** The same for many at once; answers how many were tried. */
  attemptAll: (kind: WorkKind, itemIds: readonly string[], work: BatchWork) => Promise<number>;
  /**
   * Does something for all of these together and, when that fails, for each half of them by itself, so that what fails keeps
   * nothing else back. It must be safe to be repeated. Answers what failed alone; fails only when the database is away.
   */
  isolate: <Item>(
    items: readonly Item[],
    work: (items: readonly Item[]) => Promise<void>,
  ) => Promise<Map<Item, unknown>>;
  /** A failure that is no reason to try again: a person must look. */
  report: (error: unknown, piece: Piece) => void;
};

/** With their pauses, a little more than ten minutes. */
const { most: mostFailures } = bounded.failuresOfPiece;
const { most: mostPassedOver } = bounded.passedOver;

export function createAttempts(deps: Deps): Attempts {
  const { failures, clock, log, counts } = deps;
  /** What has failed before, here or elsewhere: its success is worth a write. */
  const hasFailed = newestOf(bounded.failuresRemembered.most);
  const noting = notingOutcomes(deps, hasFailed);
  const { failed, succeeded } = noting;
  const alone = oneAtATime();
  return {
    passedOver: async (kind) => {
      const known = await failures.of(kind, clock(), mostPassedOver);
      known.forEach(({ itemId }) => {
        hasFailed.add(nameOf({ kind, itemId }));
      });
      const itemIds = known.filter(({ isPutOff }) => isPutOff).map(({ itemId }) => itemId);
      return { itemIds, isAll: known.length < mostPassedOver };
    },
    putOffAmong: (kind, itemIds) => failures.putOffAmong(kind, itemIds, clock()),
    attempt: async (piece, work) => {
      const tryIt = () => tryOnce(noting, piece, work);
      const outcome = await (work.isAlone ? alone(nameOf(piece), tryIt) : tryIt());
      if (outcome === null || outcome === 'skipped') {
        counts.tried(piece.kind, 'skipped');
        return 'skipped';
      }
      return outcome;
    },
    attemptAll: async (kind, itemIds, work) => {
      const { done, failed: failures } = await work.work(itemIds);
      for (const itemId of done) {
        await succeeded({ kind, itemId });
      }
      for (const [itemId, error] of failures) {
        await failed({ kind, itemId }, { error, giveUp: givingUp(work, itemId) });
      }
      const tried = done.length + failures.size;
      counts.tried(kind, 'skipped', itemIds.length - tried);
      return tried;
    },
    isolate,
    report: (error, piece) => {
      log.bug(error, { ...piece });
    },
  };
}

async function tryOnce(
  { failed, succeeded }: ReturnType<typeof notingOutcomes>,
  piece: Piece,
  { work, giveUp }: Work,
): Promise<'done' | 'failed' | 'skipped'> {
  try {
    if (!(await work())) {
      return 'skipped';
    }
  } catch (error: unknown) {
    if (isUnreachable(error)) {
      throw error;
    }
    await failed(piece, { error, giveUp });
    return 'failed';
  }
  await succeeded(piece);
  return 'done';
}

/** Null: this process is at it already. */
function oneAtATime() {
  const atHand = new Set<string>();
  return async <Result>(name: string, work: () => Promise<Result>): Promise<Result | null> => {
    if (atHand.has(name)) {
      return null;
    }
    atHand.add(name);
    try {
      return await work();
    } finally {
      atHand.delete(name);
    }
  };
}

function notingOutcomes(deps: Deps, hasFailed: NewestNames) {
  const { counts, failures } = deps;
  return {
    failed: async (piece: Piece, failure: Failure) => {
      counts.tried(piece.kind, 'failed');
      await putOff(deps, piece, failure);
    },
    succeeded: async (piece: Piece) => {
      counts.tried(piece.kind, 'done');
      if (hasFailed.delete(nameOf(piece))) {
        await failures.forget(piece);
      }
    },
  };
}

function givingUp({ giveUp }: BatchWork, itemId: string): Work['giveUp'] {
  return giveUp && (() => giveUp(itemId));
}

async function isolate<Item>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<void>,
): Promise<Map<Item, unknown>> {
  try {
    await work(items);
    return new Map();
  } catch (error: unknown) {
    if (isUnreachable(error)) {
      throw error;
    }
    if (items.length <= 1) {
      return new Map(items.map((item) => [item, error]));
    }
    const half = Math.ceil(items.length / 2);
    const first = await isolate(items.slice(0, half), work);
    return new Map([...first, ...(await isolate(items.slice(half), work))]);
  }
}

type Failure = { error: unknown; giveUp: Work['giveUp'] };

async function putOff({ failures, clock, log }: Deps, piece: Piece, { error, giveUp }: Failure) {
  const code = codeOf(error);
  const count = await failures.count(piece, { code, now: clock() });
  log.bug(error, { ...piece, failures: count });
  if (count < mostFailures) {
    await failures.putOff(piece, new Date(clock().getTime() + pauseAfter(count - 1)));
    return;
  }
  log.error('work.set_aside', { ...piece, failures: count, code });
  try {
    if (giveUp) {
      await giveUp();
      await failures.forget(piece);
      return;
    }
  } catch (failure: unknown) {
    log.bug(failure, { ...piece });
  }
  await failures.setAside(piece, clock());
}

/** A name or number: messages may quote what somebody wrote. */
function codeOf(error: unknown): string {
  if (error instanceof AppError) {
    return error.code;
  }
  const code = errorCode(error);
  const name = typeof error === 'object' && error && 'name' in error ? String(error.name) : 'Error';
  return typeof code === 'string' || typeof code === 'number' ? `${name} ${code}` : name;
}

function nameOf({ kind, itemId }: Piece): string {
  return `${kind} ${itemId}`;
}
