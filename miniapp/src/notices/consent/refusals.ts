import type { ConsentOutcome } from '#miniapp/platform/consent';
import { keep, readKept } from '#miniapp/platform/storage';
import { calendarDay } from '#shared/time/say-time';

/** Who says no is not asked again before tomorrow. */
type Refusals = { day: string; isAll: boolean; templateIds: string[] };

// by person: a phone or browser may be shared
const placeOf = (userId: string) => `consent-refusals:${userId}`;

export function refusalsToday(userId: string, now: number): Refusals {
  const day = calendarDay(now);
  const kept = readKept<Refusals>(placeOf(userId));
  return kept?.day === day ? kept : { day, isAll: false, templateIds: [] };
}

export function rememberRefusal(userId: string, outcome: ConsentOutcome, now: number) {
  const before = refusalsToday(userId, now);
  const refused = refusedIn(outcome);
  if (refused === 'nothing') {
    return;
  }
  const templateIds = refused === 'all' ? [] : refused;
  keep(placeOf(userId), {
    day: before.day,
    isAll: before.isAll || refused === 'all',
    templateIds: [...new Set([...before.templateIds, ...templateIds])],
  });
}

function refusedIn(outcome: ConsentOutcome): string[] | 'all' | 'nothing' {
  if (outcome.kind !== 'answered') {
    return outcome.kind === 'cancelled' ? 'all' : 'nothing';
  }
  const words = Object.entries(outcome.results);
  const refused = words.filter(([, word]) => word === 'reject' || word === 'ban');
  if (refused.length === 0) {
    return 'nothing';
  }
  return words.some(([, word]) => word === 'accept') ? refused.map(([id]) => id) : 'all';
}
