import { bounded } from '#api/bounds/index';
import { believedConsents } from '#shared/notices/believed-consents';

/** Who told us of a consent: the phone, or WeChat's own event. */
type ConsentSource = 'phone' | 'platform';

export type ConsentReport = {
  source: ConsentSource;
  /** The same whenever one report is delivered again. */
  key: string;
  at: Date;
};

export type CountedReport = ConsentReport & {
  /** The other side's report of the same consent has come too. */
  isPaired: boolean;
};

/** How far apart the two reports of one consent may arrive, in milliseconds: a phone without signal tells later. */
export const pairWithin = 24 * 60 * 60_000;

type Counted = {
  /** One credit more. */
  isNew: boolean;
  /** The reports that a later one is compared with. */
  reports: CountedReport[];
};

/**
 * Counts a consent once. Both the phone and WeChat report it, in any order, maybe only one of them, maybe repeatedly:
 * a report pairs off with the oldest unpaired one of the other side within a day and then adds nothing.
 */
export function countConsent(known: readonly CountedReport[], report: ConsentReport): Counted {
  const fresh = known.filter(({ at }) => report.at.getTime() - at.getTime() <= pairWithin);
  if (fresh.some(({ key, source }) => key === report.key && source === report.source)) {
    return { isNew: false, reports: fresh };
  }
  const partner = fresh.find(({ source, isPaired }) => source !== report.source && !isPaired);
  const others = fresh.map((one) => (one === partner ? { ...one, isPaired: true } : one));
  return {
    isNew: partner === undefined,
    reports: [...others, { ...report, isPaired: partner !== undefined }].slice(
      -bounded.consentReports.most,
    ),
  };
}

const minute = 60_000;

/** Whether a report may be true: a phone can claim anything, WeChat knows. */
export function isBelievable(
  { credits, reports }: { credits: number; reports: readonly CountedReport[] },
  { source, at }: ConsentReport,
): boolean {
  if (source === 'platform') {
    return true;
  }
  const claims = reports.filter((one) => one.source === 'phone');
  const within = (one: CountedReport, milliseconds: number) =>
    at.getTime() - one.at.getTime() < milliseconds;
  return (
    credits < believedConsents.unused &&
    claims.filter((one) => within(one, minute)).length < believedConsents.perMinute &&
    claims.filter((one) => !one.isPaired && within(one, pairWithin)).length <
      believedConsents.perDay
  );
}
