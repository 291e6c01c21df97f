import { bounded } from '#api/bounds/index';
import {
  countConsent,
  isBelievable,
  pairWithin,
  type CountedReport,
} from '#api/notices/count-consent';
import { believedConsents } from '#shared/notices/believed-consents';

import { after, minute } from '../../support/tickets';

type Said = 'phone' | 'platform';

/** Credits after these reports: `phone 1@0` is the phone's report 1 in minute 0. */
function credits(...told: string[]): number {
  let reports: CountedReport[] = [];
  let sum = 0;
  for (const words of told) {
    const [source, rest = ''] = words.split(' ');
    const [key = '', at = '0'] = rest.split('@');
    const report = { source: source as Said, key, at: after(Number(at) * minute) };
    const counted = countConsent(reports, report);
    reports = counted.reports;
    sum += counted.isNew ? 1 : 0;
  }
  return sum;
}

it.each([
  ['the phone alone', ['phone 1@0'], 1],
  ['WeChat alone', ['platform 1@0'], 1],
  ['the phone first, then WeChat', ['phone 1@0', 'platform 1@0'], 1],
  ['WeChat first, then the phone', ['platform 1@0', 'phone 1@1'], 1],
  ['a report delivered again', ['phone 1@0', 'phone 1@0', 'platform a@0', 'platform a@1'], 1],
  ['two consents of both', ['phone 1@0', 'phone 2@1', 'platform a@1', 'platform b@2'], 2],
  ['two consents crossed', ['phone 1@0', 'platform a@0', 'platform b@1', 'phone 2@1'], 2],
  ['two of which WeChat told one', ['phone 1@0', 'phone 2@1', 'platform a@1'], 2],
  ['a later consent of one side only', ['phone 1@0', 'platform a@0', 'phone 2@5'], 2],
  ['a phone that had no signal for hours', ['platform a@0', 'phone 1@600'], 1],
  [
    'WeChat’s report lost, the next consent told by both',
    ['phone 1@0', 'phone 2@9', 'platform b@9'],
    2,
  ],
  ['reports too far apart to be one', ['phone 1@0', 'platform a@1441'], 2],
])('counts once: %s', (_name, told, expected) => {
  expect(credits(...told)).toBe(expected);
});

it('forgets reports that nothing can pair with any more', () => {
  const report = (key: string, at: Date) => ({ source: 'phone', key, at }) as const;
  const { reports } = countConsent([], report('1', after(0)));
  const later = countConsent(reports, report('2', after(pairWithin + 1)));
  expect(later.reports.map(({ key }) => key)).toEqual(['2']);
});

describe('a phone’s claim', () => {
  const { perDay, perMinute, unused } = believedConsents;
  const second = minute / 60;
  const now = after(pairWithin);
  const claim = { source: 'phone', key: 'new', at: now } as const;

  /** So many claims of the phone, one every so many seconds before now. */
  const claims = (count: number, apart: number, isPaired = false): CountedReport[] =>
    Array.from({ length: count }, (_none, turn) => ({
      source: 'phone',
      key: String(turn),
      at: after(pairWithin - (turn + 1) * apart * second),
      isPaired,
    }));

  it.each([
    ['the first', 0, [], true],
    ['with few unused', unused - 1, [], true],
    ['with as many unused as are believed', unused, [], false],
    ['at the pace of a person', 0, claims(perMinute - 1, 3), true],
    ['faster than a person', 0, claims(perMinute, 2.9), false],
    ['a minute after many', 0, claims(perMinute, 60), true],
    ['of many that WeChat did not tell of today', 0, claims(perDay, 600), false],
    ['of many that WeChat told of as well', 0, claims(perDay, 600, true), true],
  ])('%s: believed or not', (_case, credits, reports, isBelieved) => {
    expect(isBelievable({ credits, reports }, claim)).toBe(isBelieved);
  });

  it('is not asked for where WeChat itself tells', () => {
    const told = { ...claim, source: 'platform' } as const;
    expect(isBelievable({ credits: 500, reports: claims(500, 1) }, told)).toBe(true);
  });
});

it('remembers the newest of a great many reports of one day', () => {
  let reports: CountedReport[] = [];
  for (let count = 0; count <= bounded.consentReports.most; count += 1) {
    ({ reports } = countConsent(reports, {
      source: 'platform',
      key: String(count),
      at: after(count),
    }));
  }
  expect(reports).toHaveLength(bounded.consentReports.most);
  expect(reports[0]?.key).toBe('1');
});
