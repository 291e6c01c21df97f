import { hasWords } from '#shared/text/clean';
import { ticketScopes } from '#shared/tickets/ticket-words';

import type { ReportDraft } from './report-draft';
import { reportWords } from './words/report';

/** What stands behind 更多, in a line. */
export function sayMore({ scope, assetCode, visit }: ReportDraft, product?: string): string {
  const parts = [
    product ?? '',
    hasWords(assetCode) ? reportWords.more.asset(assetCode.trim()) : '',
    scope === 'me' ? '' : ticketScopes[scope].label,
    hasWords(visit.address) ? reportWords.more.visit : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' · ') : reportWords.more.whatIsHere;
}
