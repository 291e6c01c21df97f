import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import { sayMoment } from '#shared/time/say-time';

import { outboxWords } from '../words/outbox';

import type { QueuedStep } from './queued-step';

/** That a step did not go through, in one sentence. */
export function sayConflict(step: QueuedStep, now: number): string {
  const words = outboxWords.conflict;
  const said = [sayMoment(step.happenedAt, now), ticketActionWords[step.action]] as const;
  switch (step.refusal?.code) {
    case 'ticket.action_not_allowed':
    case 'ticket.taken':
    case 'ticket.offered_to_other':
    case 'account.role_forbidden':
      return words.banner(...said);
    case 'request.invalid':
      return isStale(step) ? words.stale(...said) : words.failed(...said);
    default:
      return words.failed(...said);
  }
}

/** It is about its time alone. */
function isStale({ pictures, refusal }: QueuedStep): boolean {
  const isLost = (pictures ?? []).some((picture) => picture.isLost);
  return refusal?.code === 'request.invalid' && !isLost;
}

/** What somebody wrote, in one text: the note of a step, or all of its solution. */
export function wordsOf({ body }: Pick<QueuedStep, 'body'>): string {
  const { note = '', place, resolution } = body;
  const { cause = '', prevention = '', solution = '' } = resolution ?? {};
  return [note, cause, solution, prevention, place?.name ?? '']
    .filter((one) => one !== '')
    .join('\n');
}
