import { decideStep } from '#api/tickets/decide-step';
import { newTicket } from '#api/tickets/new-ticket';
import { queueOf } from '#api/tickets/queues/queue-of';
import { relationsTo, type StepActor } from '#api/tickets/relations';
import type { Step } from '#api/tickets/step';
import type { Ticket } from '#api/tickets/ticket';
import { withChange } from '#api/tickets/ticket-change';
import { nextTimer } from '#api/tickets/timers/timer-times';
import type { Actor } from '#shared/accounts/actor';
import { standardTerms } from '#shared/promises/service-terms';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody, SubmitBody } from '#shared/tickets/ticket-api';

const person = (digit: number, role: Actor['role'], organization: number | null): Actor => ({
  id: String(digit).padStart(24, '0'),
  role,
  organizationId: organization === null ? null : String(organization).padStart(24, '0'),
});

/** The same small cast in every test. */
export const cast = {
  customer: person(1, 'customer', 90),
  colleague: person(2, 'customer', 90),
  engineer: person(3, 'engineer', null),
  engineer2: person(4, 'engineer', null),
  dispatcher: person(5, 'dispatcher', null),
  manager: person(6, 'manager', null),
  stranger: person(7, 'customer', 91),
} as const;
export type CastName = keyof typeof cast;

export const organization = { id: '90'.padStart(24, '0'), name: '启明会计师事务所' };

/** Saturday 21 November 2026, 10:00 in Shanghai. */
export const ten = new Date('2026-11-21T02:00:00Z');
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export function after(milliseconds: number, time: Date = ten): Date {
  return new Date(time.getTime() + milliseconds);
}

export function aReport(overrides: Partial<SubmitBody> = {}): SubmitBody {
  return {
    category: 'error',
    description: '导入凭证时提示“科目不存在”',
    severity: 'blocked',
    scope: 'me',
    attachmentIds: [],
    contact: { name: '林晓', phone: '13800138000' },
    ...overrides,
  };
}

export function aTicket(overrides: Partial<Ticket> = {}): Ticket {
  const { severity = 'blocked', scope = 'me', createdAt = ten } = overrides;
  const ticket = newTicket({
    id: 'f'.repeat(24),
    number: 'SH20261121-0001',
    reporterId: cast.customer.id,
    organization,
    body: aReport({ severity, scope }),
    contact: { name: '林晓', phone: '13800138000' },
    now: createdAt,
    terms: standardTerms,
    earlier: null,
    filed: null,
    offersFrom: null,
    checkId: null,
    key: null,
    fingerprint: 'submitted',
  });
  const changed = { ...ticket, ...overrides };
  return { ...changed, queue: queueOf(changed), timerAt: nextTimer(changed), ...overrides };
}

export const aResolution = { cause: '科目表没有同步', solution: '重新同步科目表', prevention: '' };

/** In a month, 14:00 to 16:00 in Shanghai. */
export const usualWindow = { from: '2026-12-21T06:00:00Z', to: '2026-12-21T08:00:00Z' };

/** What each action needs at least. */
const aTask = { what: '把补丁发给客户', dueAt: '2026-11-25T10:00:00.000Z' };

export function usualBody(action: TicketAction): ActionBody {
  switch (action) {
    case 'assign':
      return { assigneeId: cast.engineer2.id, note: '他在附近' };
    case 'propose_visit':
      return { windows: [usualWindow], place: { name: '启明大厦 8 楼' } };
    case 'pick_visit':
      return { window: usualWindow };
    case 'arrive':
      return { place: { name: '启明大厦 8 楼' } };
    case 'contact':
      return { channel: 'phone', note: '已和客户通话，下午远程查看' };
    case 'reschedule':
      return { promisedAt: '2026-12-11T09:00:00Z', note: '备件明天到' };
    case 'correct':
      return { corrections: { severity: 'minor', scope: 'team' }, note: '电话里问清了' };
    case 'close':
      return { outcome: 'unanswered', note: '三次联系没有回应' };
    case 'resolve':
      return { resolution: aResolution };
    case 'rate':
      return { fixed: 'yes', stars: 5 };
    case 'give_follow_up':
      return { followUp: { id: '1', ownerId: cast.manager.id } };
    case 'postpone_follow_up':
      return { followUp: { id: '1', dueAt: '2099-12-01T08:00:00.000Z' }, note: '客户下午开会' };
    case 'settle_follow_up':
      return { followUp: { id: '1', outcome: 'satisfied' }, note: '客户说可以了' };
    case 'add_task':
      return { task: { ...aTask, ownerId: cast.engineer2.id } };
    case 'change_task':
      return { task: { ...aTask, id: '1', ownerId: cast.manager.id, isShown: true } };
    case 'finish_task':
      return { task: { id: '1' } };
    case 'drop_task':
      return { task: { id: '1' }, note: '不需要了' };
    case 'propose_criteria':
      return { criteria: { texts: ['报表和总账一致'] } };
    case 'agree_criteria':
    case 'accept':
    case 'start':
    case 'depart':
    case 'confirm':
    case 'take_follow_up':
    case 'follow':
    case 'unfollow':
    case 'urge':
    case 'lapse':
      return {};
    default:
      return { note: `${action} 的说明` };
  }
}

export function aStep(
  ticket: Ticket,
  action: TicketAction,
  { by, now = ten, body = usualBody(action) }: { by: StepActor; now?: Date; body?: ActionBody },
): Step {
  const relations = relationsTo(ticket, by, true);
  return {
    ...{ action, actor: by, relations, body, now, terms: standardTerms },
    ...{ key: null, fingerprint: null },
  };
}

type Move = [action: TicketAction, by: CastName | 'system', now?: Date, body?: ActionBody];

/** The ticket after these steps, decided as the API decides, without a database. */
export function lived(ticket: Ticket, ...moves: Move[]): Ticket {
  return moves.reduce((before, [action, by, now, body]) => {
    const actor = by === 'system' ? null : cast[by];
    const step = aStep(before, action, { by: actor, ...(now && { now }), ...(body && { body }) });
    return withChange(before, decideStep(before, step));
  }, ticket);
}
