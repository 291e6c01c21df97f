import { allowedActions, mayAct, type TicketFacts } from '#shared/tickets/allowed-actions';
import {
  ticketActionNames,
  ticketActions,
  ticketRelations,
  type TicketRelation,
} from '#shared/tickets/ticket-actions';
import { ticketStatuses, type TicketStatus } from '#shared/tickets/ticket-status';

const now = Date.UTC(2026, 10, 21, 2);
const facts = (status: TicketStatus): TicketFacts => ({
  status,
  assigneeId: null,
  closedAt: status === 'closed' ? now : null,
  urgedAt: null,
  ratingChangeableUntil: null,
  outcome: null,
  visit: 'proposed',
  visitPickableUntil: now + 1,
  openFollowUps: 1,
  unownedFollowUps: 1,
  openTasks: 1,
  criteria: 'proposed',
});

/** Of whoever answers for the calls, whatever becomes of the ticket. */
const calls = 'take_follow_up give_follow_up postpone_follow_up settle_follow_up';
/** Of whoever answers for the responsibility list; of those who owe something on it. */
const ends = 'change_task finish_task drop_task';
const owes = 'finish_task';
const list = `add_task ${ends}`;
const answers = 'agree_criteria question_criteria';

// written down from the rules by hand, one line per relation: what is not listed must be refused
const expected: Record<TicketStatus, Record<TicketRelation, string>> = {
  submitted: {
    reporter: 'cancel urge message',
    follower: 'message follow unfollow',
    pool: 'accept',
    offered: 'accept decline',
    assignee: `note reschedule message ${list}`,
    'task owner': owes,
    helper: 'note',
    dispatcher: `assign note reschedule correct cancel merge message ${calls} ${list}`,
    manager: `assign note reschedule correct cancel merge message ${calls} ${list}`,
    staff: 'follow unfollow',
    system: 'assign lapse absorb again',
  },
  accepted: {
    reporter: `pick_visit ask_other_time cancel urge message ${answers}`,
    follower: 'message follow unfollow',
    // which nobody is any more by then
    pool: 'accept',
    offered: 'accept decline',
    assignee: `hand_over start propose_visit depart arrive contact note escalate reschedule message ${list} propose_criteria`,
    'task owner': owes,
    helper: 'note',
    dispatcher: `assign propose_visit contact note escalate reschedule correct cancel close merge message ${calls} ${list} propose_criteria`,
    manager: `assign propose_visit contact note escalate reschedule correct cancel close merge message ${calls} ${list} propose_criteria`,
    staff: 'follow unfollow',
    system: 'assign lapse escalate absorb again',
  },
  in_progress: {
    reporter: `pick_visit ask_other_time urge message ${answers}`,
    follower: 'message follow unfollow',
    // which nobody is any more by then
    pool: 'accept',
    offered: 'accept decline',
    assignee: `hand_over propose_visit depart arrive contact note ask escalate reschedule resolve message ${list} propose_criteria`,
    'task owner': owes,
    helper: 'note',
    dispatcher: `assign propose_visit contact note escalate reschedule correct close merge message ${calls} ${list} propose_criteria`,
    manager: `assign propose_visit contact note escalate reschedule correct close merge message ${calls} ${list} propose_criteria`,
    staff: 'follow unfollow',
    system: 'assign lapse escalate absorb again',
  },
  awaiting_customer: {
    reporter: `pick_visit ask_other_time answer message ${answers}`,
    follower: 'message follow unfollow',
    // which nobody is any more by then
    pool: 'accept',
    offered: 'accept decline',
    assignee: `hand_over contact note resume escalate reschedule message ${list} propose_criteria`,
    'task owner': owes,
    helper: 'note',
    dispatcher: `assign contact note resume escalate reschedule correct close merge message ${calls} ${list} propose_criteria`,
    manager: `assign contact note resume escalate reschedule correct close merge message ${calls} ${list} propose_criteria`,
    staff: 'follow unfollow',
    system: 'assign lapse escalate absorb again',
  },
  resolved: {
    reporter: 'confirm reject message rate agree_criteria',
    follower: 'message follow unfollow',
    pool: '',
    offered: '',
    assignee: `note reschedule withdraw message ${list}`,
    'task owner': owes,
    helper: 'note',
    dispatcher: `note reschedule correct close merge message ${calls} ${list}`,
    manager: `note reschedule correct close merge message ${calls} ${list}`,
    staff: 'follow unfollow',
    system: 'confirm absorb again',
  },
  closed: {
    reporter: 'reopen message rate',
    follower: 'message follow unfollow',
    pool: '',
    offered: '',
    assignee: `note message ${ends}`,
    'task owner': owes,
    helper: 'note',
    dispatcher: `note message ${calls} ${ends}`,
    manager: `note reopen message ${calls} ${ends}`,
    staff: 'follow unfollow',
    system: 'absorb again',
  },
  cancelled: {
    reporter: '',
    follower: 'follow unfollow',
    pool: '',
    offered: '',
    assignee: `note ${ends}`,
    'task owner': owes,
    helper: 'note',
    dispatcher: `note ${calls} ${ends}`,
    manager: `note ${calls} ${ends}`,
    staff: 'follow unfollow',
    system: 'absorb again',
  },
};

const everyPair = ticketStatuses.flatMap((status) =>
  ticketRelations.map((relation) => [status, relation] as const),
);

describe('the table of actions', () => {
  it.each(everyPair)('%s, %s: allows exactly what is written down', (status, relation) => {
    const words = expected[status][relation];
    expect(allowedActions(facts(status), new Set([relation]), now)).toEqual(
      words === '' ? [] : words.split(' '),
    );
  });

  it.each(ticketActionNames)('%s: is decided alike for every status and relation', (action) => {
    for (const [status, relation] of everyPair) {
      const isListed = expected[status][relation].split(' ').includes(action);
      expect([status, relation, mayAct(status, action, new Set([relation]))]).toEqual([
        status,
        relation,
        isListed,
      ]);
    }
  });

  it('gives somebody in two relations the actions of both', () => {
    const both = new Set<TicketRelation>(['reporter', 'assignee']);
    expect(allowedActions(facts('in_progress'), both, now)).toEqual(
      'hand_over propose_visit pick_visit ask_other_time depart arrive contact note ask escalate reschedule resolve urge message add_task change_task finish_task drop_task propose_criteria agree_criteria question_criteria'.split(
        ' ',
      ),
    );
  });

  it.each(ticketStatuses)('offers a stranger nothing before a %s ticket', (status) => {
    expect(allowedActions(facts(status), new Set(), now)).toEqual([]);
  });

  it('lets every status be reached from submitted', () => {
    const reached = new Set<TicketStatus>(['submitted']);
    for (const status of reached) {
      for (const { from, to } of Object.values(ticketActions)) {
        if (to !== undefined && from.includes(status)) {
          reached.add(to);
        }
      }
    }
    expect([...reached].sort()).toEqual([...ticketStatuses].sort());
  });

  it('lets somebody lead every unfinished ticket to its end', () => {
    const finishing = new Set<TicketStatus>(['closed', 'cancelled']);
    // what leads to a status that finishes finishes too
    for (const end of finishing) {
      for (const { from } of Object.values(ticketActions).filter(({ to }) => to === end)) {
        from.forEach((status) => finishing.add(status));
      }
    }
    expect([...finishing].sort()).toEqual([...ticketStatuses].sort());
  });

  it('hands a ticket on only by accept and hand_over', () => {
    const handing = ticketActionNames.filter((action) => ticketActions[action].assignee);
    expect(handing).toEqual(['accept', 'hand_over']);
  });

  it('names an existing target for every action that moves', () => {
    const moves = Object.fromEntries(
      ticketActionNames.flatMap((action) => {
        const { to } = ticketActions[action];
        return to ? [[action, to]] : [];
      }),
    );
    expect(moves).toEqual({
      accept: 'accepted',
      hand_over: 'submitted',
      start: 'in_progress',
      depart: 'in_progress',
      arrive: 'in_progress',
      contact: 'in_progress',
      ask: 'awaiting_customer',
      answer: 'in_progress',
      resume: 'in_progress',
      resolve: 'resolved',
      withdraw: 'in_progress',
      confirm: 'closed',
      reject: 'in_progress',
      reopen: 'in_progress',
      cancel: 'cancelled',
      close: 'closed',
      merge: 'cancelled',
      message: 'in_progress',
    });
  });
});
