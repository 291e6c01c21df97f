import type { SubscriptionsReply } from '#shared/notices/subscription-api';

export type Subscription = SubscriptionsReply['items'][number];

/** WeChat's older versions refuse more. */
const most = 3;
/** With so many left there is no need to ask. */
const plenty = 3;

/** Those that can be asked for, fewest credits first; of equal ones the one that is used first. */
export function fewestFirst(items: readonly Subscription[]): Subscription[] {
  return [...items].sort((one, two) => one.credits - two.credits).slice(0, most);
}

/** Those worth a question in passing: running low, and not turned down today. */
export function runningLow(
  items: readonly Subscription[],
  refused: readonly string[],
): Subscription[] {
  return fewestFirst(
    items.filter(({ templateId, credits }) => credits < plenty && !refused.includes(templateId)),
  );
}
