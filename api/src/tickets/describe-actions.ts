import { markdownTable } from '#api/markdown-table';
import { ticketNotices } from '#shared/tickets/notices/ticket-notices';
import { promiseKinds, serviceLevels } from '#shared/tickets/promises';
import {
  ticketActionNames,
  ticketActions,
  type TicketAction,
  type TicketActionRule,
} from '#shared/tickets/ticket-actions';
import { ticketActionWords, ticketStatusWords } from '#shared/tickets/ticket-life-words';
import { ticketStatuses } from '#shared/tickets/ticket-status';
import { ticketSeverityNames } from '#shared/tickets/ticket-words';
import { sayDuration } from '#shared/time/say-time';

import { hasPrivateReason } from './reasons';

/** The Markdown of docs/generated/ticket-actions.md. */
export function describeActions(): string {
  return [
    '# The life of a ticket',
    '',
    'Written from the tables in `shared/`; `npm run docs` writes it anew.',
    '',
    ...markdownTable(
      ['action', 'button', 'from → to', 'who', 'needs', 'holder afterwards', 'hear of it'],
      ticketActionNames.map(describeAction),
    ),
    '',
    ...markdownTable(
      ['status', 'the customer reads', 'staff read', 'what can happen'],
      ticketStatuses.map((status) => {
        const { customer, staff } = ticketStatusWords[status];
        const possible = ticketActionNames.filter((name) =>
          ticketActions[name].from.includes(status),
        );
        return [status, customer, staff, possible.join(', ')];
      }),
    ),
    '',
    `Promises are of the kinds ${promiseKinds.join(', ')}; by severity, after the step that starts the clock:`,
    '',
    ...markdownTable(
      ['severity', 'accept', 'resolve'],
      ticketSeverityNames.map((severity) => {
        const { accept, resolve } = serviceLevels[severity];
        return [severity, sayDuration(accept), sayDuration(resolve)];
      }),
    ),
    '',
  ].join('\n');
}

function describeAction(name: TicketAction): string[] {
  const rule: TicketActionRule = ticketActions[name];
  const hidden = hasPrivateReason({ kind: name }) ? ' (the reason is for staff)' : '';
  return [
    name,
    ticketActionWords[name],
    `${rule.from.join(', ')} → ${rule.to ?? 'same'}`,
    rule.by.join(', '),
    (rule.needs ?? []).join(', ') + hidden,
    rule.assignee ?? '',
    ticketNotices[name].to.join(', '),
  ];
}
