import type { Side } from '#shared/accounts/roles';
import { callOutcomeWords } from '#shared/follow-ups/follow-up-words';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';
import { clockTime, sayDate } from '#shared/time/say-time';

import { actionWords } from '../words/actions';

import type { PhoneAction } from './phone-action';

/** What the desk does with the calls that are owed, as the phone shows it. */
export const followUpActions = {
  settle_follow_up: {
    icon: 'phone',
    place: 'bar',
    form: { kind: 'settle follow-up', words: () => actionWords.settle_follow_up.form },
    deed: sayCall,
  },
  take_follow_up: {
    icon: 'accept',
    place: 'block',
  },
  postpone_follow_up: {
    icon: 'calendar',
    place: 'more',
    form: { kind: 'postpone follow-up', words: () => actionWords.postpone_follow_up.form },
    deed: sayNewTime,
  },
  give_follow_up: {
    icon: 'assign',
    place: 'more',
    form: { kind: 'give follow-up', words: () => actionWords.give_follow_up.form },
    deed: ({ followUp }) =>
      followUp?.owner
        ? actionWords.give_follow_up.deedTo(followUp.owner.name)
        : actionWords.give_follow_up.deed,
  },
} satisfies Partial<Record<TicketAction, PhoneAction>>;

function sayNewTime({ at, followUp, visibility }: TimelineEntryReply): string {
  const words = actionWords.postpone_follow_up;
  if (!followUp) {
    return words.deed;
  }
  // the day by its date: a timeline is read on other days too
  const day = sayDate(followUp.dueAt, Date.parse(at));
  const time = clockTime(followUp.dueAt);
  return visibility === 'internal' ? words.deedPlanned(day, time) : words.deedTo(day, time);
}

/** That somebody called is said only when the customer was reached. */
function sayCall({ followUp }: TimelineEntryReply, side: Side): string {
  const words = actionWords.settle_follow_up;
  // an entry of this kind always says what it did
  if (followUp?.isReached === undefined || followUp.isReached === null) {
    return words.deed;
  }
  const isCustomer = side === 'customer';
  if (followUp.isReached) {
    return isCustomer || followUp.outcome === null
      ? words.called
      : words.calledCustomer(callOutcomeWords[followUp.outcome].label);
  }
  if (followUp.state === 'tried') {
    return isCustomer ? words.tried : words.triedCustomer;
  }
  return isCustomer ? words.gaveUp : words.gaveUpOnCustomer;
}
