import { markdownTable } from '#api/markdown-table';
import { roundTheClock } from '#shared/promises/calendar-shape';
import { priorityNames, priorityOf } from '#shared/promises/priorities';
import { servicePromises, standardLevel, type ServiceTime } from '#shared/promises/service-levels';
import { ticketNotices } from '#shared/tickets/notices/ticket-notices';
import { promiseKinds } from '#shared/tickets/promise-kinds';
import {
  ticketActionNames,
  ticketActions,
  type TicketAction,
  type TicketActionRule,
} from '#shared/tickets/ticket-actions';
import { ticketActionWords, ticketStatusWords } from '#shared/tickets/ticket-life-words';
import { ticketStatuses } from '#shared/tickets/ticket-status';
import { ticketScopeNames, ticketSeverityNames } from '#shared/tickets/ticket-words';

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
    ...describePromises(),
  ].join('\n');
}

function describePromises(): string[] {
  return [
    `Promises are of the kinds ${promiseKinds.join(', ')}. How urgent a ticket is, by severity and scope:`,
    '',
    ...markdownTable(
      ['severity', ...ticketScopeNames],
      ticketSeverityNames.map((severity) => [
        severity,
        ...ticketScopeNames.map((scope) => priorityOf({ severity, scope })),
      ]),
    ),
    '',
    'The standard service level, in working time where nothing else is said; all times count from the report. The promise `accept`',
    'is the first response, `resolve` the solution; a solution that was none begins the next round of it:',
    '',
    ...markdownTable(
      ['priority', ...servicePromises],
      priorityNames.map((priority) => [
        priority,
        ...servicePromises.map((name) => sayServiceTime(standardLevel[priority][name])),
      ]),
    ),
    '',
  ];
}

function sayServiceTime({ minutes, hours }: ServiceTime): string {
  const length = minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
  return hours === roundTheClock ? `${length}, round the clock` : length;
}

function describeAction(name: TicketAction): string[] {
  const rule: TicketActionRule = ticketActions[name];
  const hidden = hasPrivateReason({ kind: name }) ? ' (the reason is for staff)' : '';
  return [
    name,
    ticketActionWords[name],
    `${rule.from.join(', ')} → ${sayTarget(rule)}`,
    rule.by.join(', '),
    (rule.needs ?? []).join(', ') + hidden,
    rule.assignee ?? '',
    ticketNotices[name].to.join(', '),
  ];
}

function sayTarget({ to, moves, movedBy }: TicketActionRule): string {
  const where = moves ? ` (from ${moves.join(', ')})` : '';
  const who = movedBy ? ` (${movedBy.join(', ')})` : '';
  return `${to ?? 'same'}${where}${who}`;
}
