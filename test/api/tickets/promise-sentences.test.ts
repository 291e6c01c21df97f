import { presentPromisedCall } from '#api/tickets/follow-ups/present-follow-ups';
import { presentBrief } from '#api/tickets/present-brief';
import type { Ticket } from '#api/tickets/ticket';
import type { KnownPerson } from '#api/tickets/ticket-deps';
import { nextTimer } from '#api/tickets/timers/timer-times';
import { presentAppointment, presentTrip } from '#api/tickets/visits/present-visit';
import { sayCallBack } from '#miniapp/tickets/after-action';
import { sayNextStep, sayWaiting } from '#miniapp/tickets/status-words';
import { progressWords } from '#miniapp/tickets/words/progress';
import { visitWords } from '#miniapp/tickets/words/visits';
import type { DeskQueue } from '#shared/tickets/desk-queues';

import { after, aTicket, cast, day, hour, lived, minute } from '../../support/tickets';

/**
 * Whatever a customer reads that promises something is somebody’s task: each sentence stands here with a ticket of which the page
 * says it, the queue in which the desk finds that ticket, and the time by which the product moves by itself.
 */
type Row = {
  ticket: Ticket;
  /** When it is read. */
  at: Date;
  says: RegExp;
  /** The sentence at the top of the page, what a card says, or the block of a promised call. */
  where: 'call' | 'card' | 'head';
  /** Null: the ticket is over, and a call is owed. */
  queue: DeskQueue | null;
  /** By then somebody is told, or something happens; left out, it has passed. */
  by?: Date | null | undefined;
};

const at = (milliseconds: number) => after(milliseconds);
const fresh = aTicket({ scope: 'team' });
const offered = lived(fresh, ['assign', 'dispatcher', at(minute)]);
const unattended = aTicket({ scope: 'team', offersFrom: at(8 * hour) });
const accepted = lived(fresh, ['accept', 'engineer', at(minute)]);
const begun = lived(
  accepted,
  ['start', 'engineer', at(2 * minute)],
  ['contact', 'engineer', at(2 * minute)],
);
const late = lived(begun, ['escalate', 'engineer', at(3 * hour)]);
const to = (time: Date) => ({ promisedAt: time.toISOString(), note: '备件在路上' });
const anew = lived(begun, ['reschedule', 'engineer', at(hour), to(at(90 * minute))]);
const anewLate = lived(late, ['reschedule', 'engineer', at(3 * hour), to(at(5 * hour))]);
const asked = lived(begun, ['ask', 'engineer', at(hour)]);
const resolved = lived(begun, ['resolve', 'engineer', at(hour)]);
const bad = { fixed: 'no', stars: 1 } as const;
const called = lived(
  resolved,
  ['rate', 'customer', at(hour), bad],
  ['confirm', 'customer', at(hour)],
);
const triedCall = { followUp: { id: '1', outcome: 'not_reached' as const } };
const tried = lived(called, ['settle_follow_up', 'dispatcher', at(2 * hour), triedCall]);
const window = { from: at(90 * minute).toISOString(), to: at(110 * minute).toISOString() };
const proposal = { windows: [window], place: { name: '八楼' } };
const proposed = lived(begun, ['propose_visit', 'engineer', at(10 * minute), proposal]);
const agreed = lived(proposed, ['pick_visit', 'customer', at(20 * minute), { window }]);
const expectedAt = at(95 * minute).toISOString();
const underway = lived(agreed, ['depart', 'engineer', at(80 * minute), { expectedAt }]);
const departed = lived(agreed, ['depart', 'engineer', at(80 * minute), {}]);

const head = { where: 'head', at: at(10 * minute) } as const;
const card = { where: 'card', at: at(10 * minute) } as const;

// what stands behind the sentences of head and card alike
const accepting = { ticket: fresh, queue: 'nobody', by: fresh.promise?.dueAt } as const;
const solving = { ticket: begun, queue: 'working', by: begun.promise?.dueAt } as const;

const tasks: Record<string, Row> = {
  'promised.anybodyAccept': { ...head, ...accepting, says: /前有工程师受理/ },
  'promised.solution': { ...head, ...solving, says: /前给您方案/ },
  'promised.late': { ...head, ticket: late, at: at(3 * hour), says: /我们晚了/, queue: 'late' },
  'promised.anew': {
    ...head,
    ticket: anew,
    says: /，新的时间是/,
    queue: 'working',
    by: anew.promise?.dueAt,
  },
  'promised.anewLate': {
    ...head,
    ticket: anewLate,
    at: at(4 * hour),
    says: /抱歉。新的时间是/,
    queue: 'late',
    by: anewLate.promise?.dueAt,
  },
  'promised.lateAgain': {
    ...head,
    ticket: anew,
    at: at(100 * minute),
    says: /又晚了/,
    queue: 'working',
    by: anew.promise?.dueAt,
  },
  'shortPromise.accept': { ...card, ...accepting, says: /前受理/ },
  'shortPromise.resolve': { ...card, ...solving, says: /前给您方案/ },
  'shortPromise.late': { ...card, ticket: late, at: at(3 * hour), says: /正在加紧/, queue: 'late' },
  'nextStep.unattended': {
    ...head,
    ticket: unattended,
    says: /起为您安排/,
    queue: 'nobody',
    by: unattended.offersFrom,
  },
  'nextStep.offered': {
    ...head,
    ticket: offered,
    says: /正在安排工程师/,
    queue: 'offered',
    by: offered.promise?.dueAt,
  },
  'nextStep.received': {
    ...head,
    ticket: fresh,
    says: /^已收到/,
    queue: 'nobody',
    by: fresh.promise?.dueAt,
  },
  'nextStep.accepted': {
    ...head,
    ticket: accepted,
    says: /已受理/,
    queue: 'working',
    by: accepted.promise?.dueAt,
  },
  'nextStep.underway': {
    ...head,
    ticket: begun,
    says: /正在处理/,
    queue: 'working',
    by: begun.promise?.dueAt,
  },
  'nextStep.awaitingYou': {
    ...head,
    ticket: asked,
    says: /收到后接着处理/,
    queue: 'customer',
    by: at(8 * day),
  },
  'nextStep.solvedUntil': {
    ...head,
    ticket: resolved,
    says: /后自动完成/,
    queue: 'acceptance',
    by: resolved.promise?.dueAt,
  },
  'nextStep.notSolvedCall': {
    ...head,
    ticket: called,
    says: /会给您回电/,
    queue: null,
    by: called.followUpDueAt,
  },
  'waiting.forYou': {
    ...card,
    ticket: asked,
    says: /在等您补充/,
    queue: 'customer',
    by: at(8 * day),
  },
  'waiting.unattended': {
    ...card,
    ticket: unattended,
    says: /起为您安排/,
    queue: 'nobody',
    by: unattended.offersFrom,
  },
  'callBack.toYou': {
    where: 'call',
    ticket: called,
    at: at(hour),
    says: /前给您回电/,
    queue: null,
    by: called.followUpDueAt,
  },
  'callBack.tried': {
    where: 'call',
    ticket: tried,
    at: at(2 * hour),
    says: /前再打给您/,
    queue: null,
    by: tried.followUpDueAt,
  },
  'callBack.triedLate': {
    where: 'call',
    ticket: tried,
    at: at(9 * day),
    says: /会再打给您/,
    queue: null,
    by: tried.followUpDueAt,
  },
  'callBack.lateForYou': {
    where: 'call',
    ticket: called,
    at: at(9 * day),
    says: /正在安排/,
    queue: null,
    by: called.followUpDueAt,
  },
  'visit.asked': {
    ...head,
    ticket: lived(agreed, ['ask_other_time', 'customer', at(30 * minute)]),
    says: /会再和您约/,
    queue: 'working',
    by: at(2 * hour),
  },
  'visit.agreed': {
    ...head,
    ticket: agreed,
    at: at(30 * minute),
    says: /约好.*上门$/,
    queue: 'working',
    by: at(90 * minute),
  },
  'visit.agreedLate': {
    ...head,
    ticket: agreed,
    at: at(115 * minute),
    says: /约好.*我们晚了/,
    queue: 'working',
    by: at(110 * minute),
  },
  'visit.underway': {
    ...head,
    ticket: departed,
    at: at(85 * minute),
    says: /正在赶来$/,
    queue: 'working',
    by: at(110 * minute),
  },
  'visit.underwayUntil': {
    ...head,
    ticket: underway,
    at: at(85 * minute),
    says: /预计.*到$/,
    queue: 'working',
    by: at(110 * minute),
  },
  'visit.underwayLate': {
    ...head,
    ticket: underway,
    at: at(100 * minute),
    says: /原来预计/,
    queue: 'working',
    by: at(110 * minute),
  },
};

/** What promises nothing of ours, is for colleagues, or stands only on tickets of an earlier version, which have no time. */
const quiet = [
  ...['promised.nothing', 'shortPromise.nothing', 'shortPromise.confirm', 'nextStep.solved'],
  ...['nextStep.rateIt', 'nextStep.notSolved', 'nextStep.partlySolved', 'nextStep.rated'],
  ...['nextStep.ended.unanswered', 'nextStep.ended.other', 'nextStep.merged'],
  ...['nextStep.cancelled', 'waiting.anEngineer', 'waiting.solved'],
  ...['callBack.toCustomer', 'callBack.lateForCustomer', 'visit.proposed'],
];

const people = new Map<string, KnownPerson>(
  [cast.engineer, cast.customer].map(({ id, role }) => [
    id,
    { id, role, name: '陈志远', avatarUrl: null, phone: null, isInWechat: true, isBlocked: false },
  ]),
);

function read({ ticket, where }: Row, now: number): string {
  const { appointment = null, ratings, trip = null } = ticket;
  const brief = presentBrief(ticket, people, cast.customer);
  const followUp = presentPromisedCall(ticket);
  switch (where) {
    case 'call':
      return sayCallBack({ followUp, relations: ['reporter'] }, 'customer', now) ?? '';
    case 'card':
      return sayWaiting(brief, now).words;
    case 'head':
      return sayNextStep(
        {
          ...{ ...brief, followUp, rating: ratings.at(-1) ?? null },
          appointment: appointment && presentAppointment(appointment, true),
          trip: trip && presentTrip(trip),
        },
        now,
      );
  }
}

it.each(Object.entries(tasks))('%s is somebody’s task', (_name, row) => {
  const { ticket, at: now, says, queue, by } = row;
  expect(read(row, now.getTime())).toMatch(says);
  expect(ticket.queue).toBe(queue);
  const owed = queue ?? ticket.followUpDueAt;
  expect(owed).not.toBeNull();
  expect(by).not.toBeNull();
  if (by) {
    expect(nextTimer(ticket)?.getTime()).toBeLessThanOrEqual(by.getTime() + 1);
  } else {
    // everybody was told: it stands before all others until somebody has done it
    expect(queue).toBe('late');
  }
});

const { promised, shortPromise, nextStep, waiting, callBack } = progressWords;
const groups = { promised, shortPromise, nextStep, waiting, callBack, visit: visitWords.next };

function namesIn(group: object, path: string): string[] {
  return Object.entries(group).flatMap(([name, words]) =>
    typeof words === 'object' && words !== null
      ? namesIn(words as object, `${path}${name}.`)
      : [`${path}${name}`],
  );
}

it('no sentence that a customer may read is missing', () => {
  expect(namesIn(groups, '').toSorted()).toEqual([...Object.keys(tasks), ...quiet].toSorted());
});

it('an answer is worked on at once', () => {
  expect(lived(asked, ['answer', 'customer', at(2 * hour)]).queue).toBe('working');
});
