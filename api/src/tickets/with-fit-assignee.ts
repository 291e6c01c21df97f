import { assertThat } from '#api/app-error';
import { isFitting, sayReason } from '#api/assignment/index';
import { may } from '#shared/accounts/roles';
import { hasWords } from '#shared/text/clean';
import { offeredBy } from '#shared/tickets/ticket-actions';

import type { Step } from './step';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';

/**
 * A step by which somebody is asked says why: whoever asks the first of the ranking needs no words, since what put them there
 * speaks for itself.
 *
 * @throws {AppError} `ticket.assignee_unfit`, `ticket.note_required`
 */
export async function withFitAssignee(deps: TicketDeps, ticket: Ticket, step: Step): Promise<Step> {
  const { action, body, now } = step;
  const to = offeredBy(action, body);
  if (to === null) {
    return step;
  }
  const assignee = (await deps.people([to])).get(to);
  const isFit = assignee && may(assignee.role, 'solve tickets') && to !== ticket.assigneeId;
  assertThat(isFit, 'ticket.assignee_unfit');
  if (hasWords(body.note ?? '')) {
    return step;
  }
  const first = (await deps.candidates(ticket, now)).find(isFitting);
  assertThat(first?.engineer.id === to, 'ticket.note_required');
  return { ...step, body: { ...body, note: sayReason(first) } };
}
