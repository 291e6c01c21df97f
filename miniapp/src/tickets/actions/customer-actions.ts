import type { TicketAction } from '#shared/tickets/ticket-actions';
import { sayMoment } from '#shared/time/say-time';
import { sayWindow, sayWindowOfDate } from '#shared/visits/visit-window';

import { actionWords } from '../words/actions';

import type { PhoneAction, PlacedTicket } from './phone-action';

/** What the customer's side does, as the phone shows it. */
export const customerActions = {
  answer: {
    icon: 'send',
    place: 'bar',
    form: { kind: 'note', words: () => actionWords.answer.form },
    scene: 'answer',
  },
  confirm: {
    icon: 'check',
    place: 'bar',
    followedBy: 'rate',
    form: { kind: 'check criteria', words: () => actionWords.confirm.form },
    hasForm: ({ criteria = null }) => criteria !== null && criteria.state !== 'questioned',
    deed: ({ actor }) => (actor ? actionWords.confirm.deed : actionWords.confirm.deedOfNobody),
    scene: 'confirm',
  },
  pick_visit: {
    icon: 'calendar',
    place: 'bar',
    form: { kind: 'pick_visit', words: () => actionWords.pick_visit.form },
    done: ({ appointment }, now) =>
      appointment?.picked
        ? actionWords.pick_visit.doneAt(sayWindow(appointment.picked, now))
        : actionWords.pick_visit.done,
    deed: ({ at, visit }) =>
      visit?.windows[0]
        ? actionWords.pick_visit.deedAt(sayWindowOfDate(visit.windows[0], Date.parse(at)))
        : actionWords.pick_visit.deed,
    scene: 'answer',
  },
  ask_other_time: {
    icon: 'clock',
    place: 'more',
    form: { kind: 'note', words: () => actionWords.ask_other_time.form, hasNoPictures: true },
  },
  reject: {
    icon: 'no',
    place: 'more',
    form: { kind: 'note', words: () => actionWords.reject.form, asksForUnmet: true },
  },
  rate: {
    icon: 'star',
    place: ({ rating }) => (rating ? 'more' : 'bar'),
    labelOnceRated: () => actionWords.rate.labelOnceRated,
    form: { kind: 'rate' },
    // a bad rating hears at once when somebody will call
    done: ({ followUp }, now) =>
      followUp
        ? actionWords.rate.doneAndCalled(sayMoment(followUp.dueAt, now))
        : actionWords.rate.done,
    deed: ({ followUp }) =>
      followUp?.state === 'withdrawn' ? actionWords.rate.deedWithdrawn : actionWords.rate.deed,
    scene: ({ fixed }, status) => (fixed === 'yes' && status === 'resolved' ? 'confirm' : null),
  },
  reopen: {
    icon: 'retry',
    place: (ticket) => (isUnsolved(ticket) ? 'bar' : 'more'),
    form: { kind: 'note', words: () => actionWords.reopen.form },
  },
  cancel: {
    icon: 'remove',
    place: 'more',
    isDanger: true,
    form: { kind: 'note', words: () => actionWords.cancel.form, hasNoPictures: true },
  },
  urge: {
    icon: 'urge',
    place: 'more',
    done: ({ assignee }) =>
      assignee ? actionWords.urge.doneTo(assignee.name) : actionWords.urge.doneToDesk,
    scene: 'urge',
  },
  follow: { icon: 'bell', place: 'rare' },
  unfollow: { icon: 'bell', place: 'rare' },
  message: {
    icon: 'message',
    place: 'beside',
    form: { kind: 'note', words: () => actionWords.message.form, hasQuickReplies: true },
  },
} satisfies Partial<Record<TicketAction, PhoneAction>>;

/** It ended, and nobody can say that it is solved: the way back is what matters. */
function isUnsolved({ outcome = null, rating }: PlacedTicket): boolean {
  return outcome !== null || rating?.fixed === 'no';
}
