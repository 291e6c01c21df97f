import { AppError } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import { newestOf } from '#api/cache/index';
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
};

export type Attempts = {
  /** What is not to be tried now, for the search to step over. Bounded: of what is beyond, `isPutOff` says it. */
  passedOver: (kind: WorkKind) => Promise<{ itemIds: string[]; isAll: boolean }>;
  isPutOff: (piece: Piece) => Promise<boolean>;
  /**
   * Tries one piece. Its failure is counted, logged and put off, and after the last one set aside: no concern of the other
   * pieces. Fails only when the database is away, which is no piece's fault.
   */
  attempt: (piece: Piece, work: Work) => Promise<'done' | 'failed' | 'skipped'>;
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
  return {
    passedOver: async (kind) => {
      const known = await failures.of(kind, clock(), mostPassedOver);
      known.forEach(({ itemId }) => {
        hasFailed.add(nameOf({ kind, itemId }));
      });
      const itemIds = known.filter(({ isPutOff }) => isPutOff).map(({ itemId }) => itemId);
      return { itemIds, isAll: known.length < mostPassedOver };
    },
    isPutOff: (piece) => failures.isPutOff(piece, clock()),
    attempt: async (piece, { work, giveUp }) => {
      try {
        if (!(await work())) {
          counts.tried(piece.kind, 'skipped');
          return 'skipped';
        }
      } catch (error: unknown) {
        if (isUnreachable(error)) {
          throw error;
        }
        counts.tried(piece.kind, 'failed');
        await putOff(deps, piece, { error, giveUp });
        return 'failed';
      }
      counts.tried(piece.kind, 'done');
      if (hasFailed.delete(nameOf(piece))) {
        await failures.forget(piece);
      }
      return 'done';
    },
    report: (error, piece) => {
      log.bug(error, { ...piece });
    },
  };
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
