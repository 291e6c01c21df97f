import { idempotencyKey } from '#miniapp/client/idempotency-key';
import { signsOf } from '#shared/text/length';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import { clockTime, sayDate } from '#shared/time/say-time';
import { timeWords } from '#shared/time/time-words';

import { outboxWords } from '../words/outbox';

import { wordsOf } from './conflict-words';
import type { QueuedStep } from './queued-step';
import { sendAndSay } from './send-and-say';
import { changeStep, removeStep, replaceStep, stepOutbox } from './step-outbox';

/** What a person decides about a step that was refused; what waits behind it goes on then. */
type Decision = 'as a note' | 'drop' | 'once more';

export function decide(step: QueuedStep, decision: Decision) {
  const { userId } = stepOutbox.get();
  if (userId === null) {
    return;
  }
  switch (decision) {
    case 'drop':
      removeStep(userId, step);
      break;
    case 'once more':
      changeStep(userId, step.key, {
        refusal: undefined,
        isUntimed: step.refusal?.code === 'request.invalid',
      });
      break;
    case 'as a note':
      replaceStep(userId, step.key, asNotes(step));
      break;
  }
  void sendAndSay();
}

/** Nothing of what was done and written is lost, and it changes nothing that others did; what is too long for one note goes in several. */
function asNotes(step: QueuedStep): QueuedStep[] {
  const { happenedAt, known, pictures, ticketId } = step;
  // the day by its date: a note is read on other days too
  const time = timeWords.at(sayDate(happenedAt, Date.now()), clockTime(happenedAt));
  const words = outboxWords.conflict.note(time, ticketActionWords[step.action], wordsOf(step));
  return inParts(words, ticketLimits.noteLength).map((note, index) => ({
    ...{ key: idempotencyKey(), ticketId, action: 'note', happenedAt, known },
    pictures: index === 0 ? pictures : null,
    body: { note, visibility: 'internal' },
  }));
}

function inParts(words: string, most: number): string[] {
  const signs = [...signsOf(words)];
  const count = Math.ceil(signs.length / most);
  return Array.from({ length: count }, (_, index) =>
    signs.slice(index * most, (index + 1) * most).join(''),
  );
}
