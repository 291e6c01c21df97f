import { takeNext } from '#api/background/index';
import { later } from '#api/clock';
import { WechatError } from '#api/wechat/index';
import { contentLimits } from '#shared/moderation/content-states';

import { nothingFound, stateAfter, type ContentCheck } from './content-check';
import type { ReviewDeps } from './moderation-deps';
import { nextTry } from './next-try';
import { applyVerdict, settle } from './take-verdict';

/** A killed process's piece of work is taken over after this many milliseconds. */
const lease = 60_000;

/** Milliseconds for which WeChat may fetch a picture; it has half an hour to answer. */
const fetchWithin = 2 * 60 * 60_000;

/** Does the next thing that is due; false when nothing is. Safe with several processes and when one dies at any point. */
export function lookAgain(deps: ReviewDeps): Promise<boolean> {
  const { attempts, checks, clock } = deps;
  return takeNext(attempts, {
    kind: 'content_check',
    due: (passedOver, most) => checks.due(clock(), { leaseFor: lease, passedOver, most }),
    work: async (id) => {
      const due = await checks.take(id, clock(), lease);
      if (due) {
        await (due.attachmentId === null
          ? lookAtWords(deps, due)
          : askAbout(deps, due, due.attachmentId));
      }
      return due !== null;
    },
    giveUp: (id) => leaveToDesk(deps, id),
  });
}

/** A look that failed for a reason of our own is a person's from now on. */
async function leaveToDesk(deps: ReviewDeps, id: string): Promise<void> {
  const check = await deps.checks.find(id);
  if (check) {
    await giveUp(deps, check);
    await deps.checks.putOff(id, null);
  }
}

async function lookAtWords(deps: ReviewDeps, check: ContentCheck): Promise<void> {
  const words = await wordsOf(deps, check);
  if (words === null) {
    // the step was never written
    await deps.checks.remove(check);
    return;
  }
  if (check.state !== 'pending') {
    await deps.checks.putOff(check.id, null);
    return;
  }
  const openid = isLate(deps, check) ? null : await deps.openidOf(check.authorId);
  if (openid === null) {
    await giveUp(deps, check);
    return;
  }
  const scene = check.ticketId === null ? 'profile' : 'comment';
  await orLater(deps, check, async () => {
    const found = await deps.wechat.checkText({ openid, text: words, scene });
    await settle(deps, check, { state: stateAfter(found), label: found.label });
  });
}

async function wordsOf(deps: ReviewDeps, check: ContentCheck): Promise<string | null> {
  if (check.ticketId === null) {
    return (await deps.people([check.authorId])).get(check.authorId)?.name ?? null;
  }
  return (await deps.glimpse(check.ticketId, check.id))?.words ?? null;
}

/** Asks WeChat to fetch a picture and look at it; the answer comes as an event. */
async function askAbout(
  deps: ReviewDeps,
  check: ContentCheck,
  attachmentId: string,
): Promise<void> {
  const address = await deps.pictureAddress(attachmentId, later(deps.clock(), fetchWithin));
  if (!address) {
    await deps.checks.remove(check);
    return;
  }
  const openid = isLate(deps, check) ? null : await deps.openidOf(check.authorId);
  const { url } = address;
  // nobody waits half an hour for an answer that cannot come
  if (openid === null || url === null) {
    await giveUp(deps, check);
    return;
  }
  const scene = check.ticketId === null ? 'profile' : 'comment';
  await orLater(deps, check, async () => {
    const traceId = await deps.wechat.startMediaCheck({ openid, url, kind: 'image', scene });
    await deps.checks.asked(check.id, traceId, deadlineOf(check));
    // an answer that was faster than this line
    const early = await deps.verdicts.find(traceId);
    await (early && applyVerdict(deps, early));
  });
}

async function orLater(deps: ReviewDeps, check: ContentCheck, work: () => Promise<void>) {
  try {
    await work();
  } catch (error: unknown) {
    if (!(error instanceof WechatError)) {
      throw error;
    }
    await deps.checks.putOff(check.id, nextTry(check, deps.clock()));
  }
}

function isLate({ clock }: ReviewDeps, check: ContentCheck): boolean {
  return clock() >= deadlineOf(check);
}

function deadlineOf({ createdAt }: ContentCheck): Date {
  return later(createdAt, contentLimits.answerWithin);
}

/** Shown with a flag: silence is no reason to keep a customer's picture from those who help. */
function giveUp(deps: ReviewDeps, check: ContentCheck) {
  return settle(deps, check, { state: 'unchecked', label: nothingFound });
}
