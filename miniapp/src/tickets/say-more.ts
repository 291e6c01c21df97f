import { hasWords } from '#shared/text/clean';
import { ticketScopes } from '#shared/tickets/ticket-words';

import type { ReportDraft } from './report-draft';

/** What stands behind 更多, in a line. */
export function sayMore({ scope, assetCode, visit }: ReportDraft, product?: string): string {
  const parts = [
    product ?? '',
    hasWords(assetCode) ? `设备 ${assetCode.trim()}` : '',
    scope === 'me' ? '' : ticketScopes[scope].label,
    hasWords(visit.address) ? '需要上门' : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' · ') : '影响范围、产品、设备、上门';
}
