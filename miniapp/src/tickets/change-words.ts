import type { ReportChange } from '#shared/tickets/corrections';
import {
  ticketCategories,
  ticketScopes,
  ticketSeverities,
  type TicketCategory,
  type TicketScope,
  type TicketSeverity,
} from '#shared/tickets/ticket-words';

import { correctionWords } from './words/corrections';

/** “影响范围：只有我 → 几个同事”: one field before and after. */
export function sayChange({ field, before, after }: ReportChange): string {
  const said = (value: string) => (value === '' ? correctionWords.nothing : sayValue(field, value));
  return correctionWords.change(correctionWords.fields[field], said(before), said(after));
}

/** The names of the tables are what the API takes. */
function sayValue(field: ReportChange['field'], value: string): string {
  switch (field) {
    case 'severity':
      return ticketSeverities[value as TicketSeverity].label;
    case 'scope':
      return ticketScopes[value as TicketScope].label;
    case 'category':
      return ticketCategories[value as TicketCategory].label;
    default:
      return value;
  }
}
