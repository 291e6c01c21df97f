import { bounded } from '#miniapp/bounds';
import { toApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import { idempotencyKey } from '#miniapp/client/idempotency-key';
import { isUnsettled } from '#miniapp/client/intention';
import { sessionUser } from '#miniapp/client/session';
import type { ConsentWord } from '#miniapp/platform/consent';
import { keep, readKept } from '#miniapp/platform/storage';
import { subscriptionApi } from '#shared/notices/subscription-api';

import { learnSubscriptions } from './known-subscriptions';

type Report = { key: string; results: Record<string, ConsentWord>; scene: string; at: number };

/** Told later than this it could not be told apart from WeChat's own report of another consent. */
const tellWithin = 24 * 60 * 60_000;

const placeOf = (userId: string) => `consent-reports:${userId}`;
const waitingOf = (userId: string) => readKept<Report[]>(placeOf(userId)) ?? [];

/** Keeps what was answered until the API knows it. */
export function keepReport(
  userId: string,
  { results, scene }: Pick<Report, 'results' | 'scene'>,
  now: number,
) {
  const report: Report = { key: idempotencyKey(), results, scene, at: now };
  const waiting = [...waitingOf(userId), report].slice(-bounded.consentsWaiting.most);
  keep(placeOf(userId), waiting);
}

// two loops at once would send the same report twice
let sending: Promise<void> | null = null;

/** Tells the API what waits, oldest first; what fails for want of a network keeps waiting. */
export function sendReports(userId: string): Promise<void> {
  sending ??= sendAll(userId).finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(userId: string) {
  for (;;) {
    const [report] = waitingOf(userId);
    if (!report || sessionUser()?.id !== userId) {
      return;
    }
    const isSettled = Date.now() - report.at > tellWithin || (await send(userId, report));
    if (!isSettled) {
      return;
    }
    const left = waitingOf(userId).filter(({ key }) => key !== report.key);
    keep(placeOf(userId), left.length > 0 ? left : null);
  }
}

/** @returns false when it may still arrive */
async function send(userId: string, { key, results, scene }: Report): Promise<boolean> {
  try {
    const body = { results, scene };
    const { items } = await call(subscriptionApi.report, { body, idempotencyKey: key });
    learnSubscriptions(userId, items);
    return true;
  } catch (failure: unknown) {
    const error = toApiError(failure);
    return !(isUnsettled(error) || error.status === 429 || error.status === 401);
  }
}
