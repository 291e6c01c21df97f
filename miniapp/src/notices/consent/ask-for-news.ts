import { sessionUser } from '#miniapp/client/session';
import type { ConsentOutcome } from '#miniapp/platform/consent';
import { askToSubscribe } from '#miniapp/platform/subscribe';

import { fewestFirst, runningLow, type Subscription } from './choose-templates';
import { countAccepted, knownSubscriptions } from './known-subscriptions';
import { refusalsToday, rememberRefusal } from './refusals';
import { keepReport, sendReports } from './report-consents';

/** The taps after which somebody wants to hear more. */
export type ConsentScene = 'submit' | 'urge' | 'answer' | 'confirm' | 'duty' | 'accept' | 'desk';

/** A question that was never answered must not hold the action for ever. */
const longestWait = 60_000;
/** A tap that is repeated, because the action failed, is not asked about twice. */
const sameTap = 60_000;

let last = { tap: '', at: 0 };

/**
 * Asks for consent to push where it helps, and resolves as soon as the person has answered; never rejects. Must be the
 * first call of a tap handler: WeChat asks only before anything was awaited.
 *
 * @param subject what the tap is about: a ticket's id
 */
export function askForNews(scene: ConsentScene, subject = ''): Promise<void> {
  const now = Date.now();
  const tap = `${scene}:${subject}`;
  const userId = sessionUser()?.id;
  if (userId === undefined || (last.tap === tap && now - last.at < sameTap)) {
    return Promise.resolve();
  }
  const { isAll, templateIds } = refusalsToday(userId, now);
  const low = isAll ? [] : runningLow(knownSubscriptions(userId) ?? [], templateIds);
  if (low.length === 0) {
    return Promise.resolve();
  }
  last = { tap, at: now };
  const asked = ask(userId, low, scene);
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, longestWait);
    void asked.then(() => {
      clearTimeout(patience);
      resolve();
    });
  });
}

/** What somebody asks for themselves, whatever they refused before; a tap handler's first call, too. */
export function askForMore(scene: ConsentScene | 'me' = 'me'): Promise<ConsentOutcome> {
  const userId = sessionUser()?.id;
  const items = userId === undefined ? [] : (knownSubscriptions(userId) ?? []);
  return userId === undefined || items.length === 0
    ? Promise.resolve({ kind: 'unavailable' })
    : ask(userId, fewestFirst(items), scene);
}

async function ask(
  userId: string,
  templates: readonly Subscription[],
  scene: ConsentScene | 'me',
): Promise<ConsentOutcome> {
  const outcome = await askToSubscribe(templates);
  rememberRefusal(userId, outcome, Date.now());
  if (outcome.kind === 'answered') {
    countAccepted(userId, outcome);
    keepReport(userId, { results: outcome.results, scene }, Date.now());
    void sendReports(userId);
  }
  return outcome;
}
