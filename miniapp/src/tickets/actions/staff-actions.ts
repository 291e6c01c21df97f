import type { TicketAction } from '#shared/tickets/ticket-actions';
import { contactChannelWords } from '#shared/tickets/ticket-life-words';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';
import { clockTime, sayDate } from '#shared/time/say-time';
import { visitStage } from '#shared/visits/visit-stage';

import { actionWords } from '../words/actions';
import { taskWords } from '../words/tasks';

import type { PhoneAction, PlacedTicket } from './phone-action';

/** What engineers and the desk do, as the phone shows it. */
export const staffActions = {
  accept: {
    icon: 'accept',
    place: 'bar',
    isSentFirst: true,
    scene: 'accept',
  },
  propose_visit: {
    icon: 'calendar',
    place: (ticket) => (nextOnRoad(ticket) === 'propose_visit' ? 'bar' : 'more'),
    form: { kind: 'propose_visit', words: () => actionWords.propose_visit.form },
  },
  depart: {
    icon: 'depart',
    place: (ticket) => (nextOnRoad(ticket) === 'depart' ? 'bar' : 'rare'),
    form: { kind: 'depart', words: () => actionWords.depart.form },
    deed: ({ visit }) =>
      visit?.expectedAt
        ? actionWords.depart.deedUntil(clockTime(visit.expectedAt))
        : actionWords.depart.deed,
  },
  arrive: {
    icon: 'place',
    place: (ticket) => (nextOnRoad(ticket) === 'arrive' ? 'bar' : 'rare'),
    form: { kind: 'arrive', words: () => actionWords.arrive.form },
    deed: ({ place }) => (place ? actionWords.arrive.deedAt(place.name) : actionWords.arrive.deed),
  },
  start: {
    icon: 'work',
    place: 'bar',
  },
  resolve: {
    icon: 'done',
    place: 'bar',
    form: { kind: 'resolve', words: () => actionWords.resolve.form },
  },
  assign: {
    icon: 'assign',
    place: 'bar',
    form: { kind: 'assign', words: () => actionWords.assign.form },
    deed: ({ assignee, offeredTo }) => {
      if (offeredTo) {
        return actionWords.assign.deedOffered(offeredTo.name);
      }
      return assignee ? actionWords.assign.deedTo(assignee.name) : actionWords.assign.deed;
    },
  },
  ask: {
    icon: 'question',
    place: 'more',
    form: { kind: 'note', words: () => actionWords.ask.form, hasQuickReplies: true },
    deed: (_entry, side) => (side === 'staff' ? actionWords.ask.deed : actionWords.ask.deedToYou),
  },
  contact: {
    icon: 'phone',
    place: 'more',
    form: {
      ...{ kind: 'note', words: () => actionWords.contact.form, choice: 'channel' },
      hasQuickReplies: true,
    },
    deed: ({ channel }, side) =>
      actionWords.contact.deeds[side](channel ? contactChannelWords[channel] : ''),
  },
  resume: {
    icon: 'work',
    place: 'more',
    form: { kind: 'note', words: () => actionWords.resume.form },
  },
  withdraw: {
    icon: 'back',
    place: 'more',
    form: { kind: 'note', words: () => actionWords.withdraw.form },
  },
  note: {
    icon: 'edit',
    place: 'more',
    form: { kind: 'note', words: () => actionWords.note.form, choice: 'visibility' },
    deed: ({ visibility }) =>
      visibility === 'internal' ? actionWords.note.deedInternal : actionWords.note.deed,
  },
  escalate: {
    icon: 'escalate',
    place: 'more',
    form: { kind: 'escalate', words: () => actionWords.escalate.form },
    deed: ({ escalation }) =>
      escalation ? taskWords.escalation.deed(escalation.level) : actionWords.escalate.deed,
  },
  reschedule: {
    icon: 'clock',
    place: 'more',
    form: { kind: 'reschedule', words: () => actionWords.reschedule.form },
    deed: sayNewTime,
  },
  correct: {
    icon: 'edit',
    place: 'more',
    form: { kind: 'correct', words: () => actionWords.correct.form },
  },
  decline: {
    icon: 'back',
    place: 'beside',
    form: { kind: 'note', words: () => actionWords.decline.form, hasNoPictures: true },
    // before offers it gave the ticket back, which customers read
    deed: (_entry, side) =>
      side === 'staff' ? actionWords.decline.deed : actionWords.hand_over.deedForYou,
    isNamelessFor: 'customer',
  },
  hand_over: {
    icon: 'assign',
    place: 'more',
    form: { kind: 'hand_over', words: () => actionWords.hand_over.form },
    done: ({ offer }) =>
      offer?.to ? actionWords.hand_over.doneTo(offer.to.name) : actionWords.hand_over.done,
    deed: ({ offeredTo }, side) => {
      if (side === 'customer') {
        return actionWords.hand_over.deedForYou;
      }
      return offeredTo ? actionWords.hand_over.deedTo(offeredTo.name) : actionWords.hand_over.deed;
    },
    isNamelessFor: 'customer',
  },
  // only the product does it
  lapse: {
    icon: 'back',
    place: 'rare',
    deed: ({ offeredTo }) => actionWords.lapse.deedOf(offeredTo?.name ?? ''),
    isNamelessFor: 'staff',
  },
  merge: {
    icon: 'copy',
    place: 'rare',
    form: { kind: 'merge', words: () => actionWords.merge.form },
    deed: ({ linked }) => actionWords.merge.deedInto(linked?.number ?? ''),
    isNamelessFor: 'customer',
  },
  // the product tells it of another ticket
  absorb: {
    icon: 'copy',
    place: 'rare',
    deed: ({ linked }) => actionWords.absorb.deedOf(linked?.number ?? ''),
    isNamelessFor: 'customer',
  },
  again: {
    icon: 'retry',
    place: 'rare',
    deed: ({ linked }) => actionWords.again.deedAs(linked?.number ?? ''),
  },
  close: {
    icon: 'remove',
    place: 'more',
    isDanger: true,
    form: {
      kind: 'note',
      words: () => actionWords.close.form,
      hasNoPictures: true,
      choice: 'outcome',
    },
  },
} satisfies Partial<Record<TicketAction, PhoneAction>>;

/** The day by its date: a timeline is read on other days too. */
function sayNewTime({ at, promisedAt }: TimelineEntryReply): string {
  return promisedAt === null
    ? actionWords.reschedule.deed
    : actionWords.reschedule.deedTo(sayDate(promisedAt, Date.parse(at)), clockTime(promisedAt));
}

/**
 * A visit goes 出发, then 到达, before the work on site; other times are proposed when the customer asks. Null when there is none,
 * when the customer has to choose, or when somebody is there.
 */
function nextOnRoad(ticket: PlacedTicket): 'propose_visit' | 'depart' | 'arrive' | null {
  switch (visitStage(ticket)) {
    case 'asked':
      return 'propose_visit';
    case 'agreed':
      return 'depart';
    case 'underway':
      return 'arrive';
    case null:
      return ticket.visit === null ? null : 'depart';
    default:
      return null;
  }
}
