import { toast } from '#miniapp/ui/toast';
import type { PersonReply } from '#shared/accounts/account-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { outboxWords } from '../words/outbox';

import { asIfDone } from './as-if-done';
import type { QueuedStep } from './queued-step';
import { sendAndSay } from './send-and-say';
import { readSteps, removeStep, stepOutbox } from './step-outbox';

/** The later steps of the same ticket that could not be taken without this one: they go with it. */
export function stepsResting(
  ticket: TicketReply,
  on: QueuedStep,
  { steps, me }: { steps: readonly QueuedStep[]; me: PersonReply },
): QueuedStep[] {
  const at = steps.findIndex(({ key }) => key === on.key);
  const kept = steps.slice(0, at);
  const resting: QueuedStep[] = [];
  for (const step of steps.slice(at + 1)) {
    const isStill = asIfDone(ticket, kept, me).allowedActions.includes(step.action);
    (isStill ? kept : resting).push(step);
  }
  return resting;
}

/** Takes steps back that were not sent yet, with their words and pictures; what may have arrived stays. */
export function takeBackSteps(taken: readonly QueuedStep[]) {
  const { userId } = stepOutbox.get();
  if (userId === null) {
    return;
  }
  const keys = new Set(taken.map(({ key }) => key));
  const waiting = readSteps(userId).filter(({ key }) => keys.has(key));
  if (waiting.length < taken.length || waiting.some(({ wasSent }) => wasSent)) {
    toast(outboxWords.takeBack.tooLate);
    return;
  }
  for (const step of waiting) {
    removeStep(userId, step);
  }
  toast(outboxWords.takeBack.done(waiting.length));
  // what waited behind one that was refused may go on
  void sendAndSay();
}
