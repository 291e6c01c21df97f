import fc from 'fast-check';

import { AppError } from '#api/app-error';
import { allowedActions } from '#api/tickets/facts';
import { relationsTo } from '#api/tickets/relations';
import type { Ticket, TimelineEntry } from '#api/tickets/ticket';
import { noticeKinds } from '#shared/notices/notice-kinds';
import type { RecipientGroup } from '#shared/notices/notice-rule';
import {
  isOfferable,
  ticketActionNames,
  ticketActions,
  type TicketActionRule,
} from '#shared/tickets/ticket-actions';
import { ticketStatuses } from '#shared/tickets/ticket-status';

import { after, cast, day, ten, usualBody, type CastName } from '../../support/tickets';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

let room: TicketRoom;
beforeAll(async () => {
  room = await startTicketRoom();
});
afterAll(() => room.close());

const people = Object.keys(cast) as CastName[];
const anyMove = fc.record({
  action: fc.constantFrom(...ticketActionNames),
  by: fc.constantFrom(...people, 'system' as const),
  /** Which of the things that somebody may do; null does `action` by `by`, allowed or not. */
  pick: fc.option(fc.nat()),
  wait: fc.integer({ min: 0, max: day }),
  fixed: fc.constantFrom('yes' as const, 'partly' as const, 'no' as const),
});

it('breaks no invariant, whatever people do in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyMove, { minLength: 10, maxLength: 60 }), async (moves) => {
      room.world.now = ten;
      const { id } = await room.submit();
      for (const { pick, wait, fixed, ...blind } of moves) {
        room.world.now = after(wait, room.world.now);
        const { action, by } = pick === null ? blind : await allowedMove(id, pick);
        const body = action === 'rate' ? { fixed, stars: 2 } : usualBody(action);
        await room.act(id, action, by, body).catch(onlyRefusals);
      }
      const ticket = await room.find(id);
      checkTimeline(ticket);
      checkState(ticket);
      ticket.timeline.forEach(({ to }) => reached.add(to));
      await room.relayAll();
      expect((await room.find(id)).outbox).toEqual([]);
      expect(await toldAbout(id)).toEqual(owed(ticket));
    }),
    { numRuns: 15, examples: plainLives.map((life): [typeof life] => [life]) },
  );
  // lives that never got anywhere would prove nothing
  expect([...reached].sort()).toEqual([...ticketStatuses].sort());
}, 120_000);

const reached = new Set<string>();

const plainMove = (action: (typeof ticketActionNames)[number], by: CastName) => ({
  ...{ action, by, pick: null, wait: 60_000 },
  fixed: 'yes' as const,
});

/** Where chance alone may not get in fifteen lives. */
const plainLives = [
  [plainMove('cancel', 'customer')],
  [
    ...[plainMove('accept', 'engineer'), plainMove('ask', 'engineer')],
    ...[plainMove('answer', 'customer'), plainMove('resolve', 'engineer')],
    plainMove('confirm', 'customer'),
  ],
];

async function allowedMove(id: string, pick: number) {
  const ticket = await room.find(id);
  const moves = people.flatMap((by) =>
    allowedActions(ticket, cast[by], {
      relations: relationsTo(ticket, cast[by], true),
      now: room.world.now,
    })
      // what stays in place, and giving up, are frequent enough without help
      .filter((action) => ticketActions[action].to ?? action === 'rate')
      .filter((action) => !['cancel', 'hand_over'].includes(action) || pick % 5 === 0)
      .map((action) => ({ by, action })),
  );
  return moves[pick % moves.length] ?? { by: 'customer' as const, action: 'message' as const };
}

function onlyRefusals(error: unknown) {
  if (!(error instanceof AppError)) {
    throw error;
  }
}

/** Numbered without gaps, each entry beginning where the one before ended, each a row of the table. */
function checkTimeline({ timeline, seq, status }: Ticket) {
  expect(timeline.map((entry) => entry.seq)).toEqual(timeline.map((_entry, index) => index + 1));
  expect(seq).toBe(timeline.length);
  expect(status).toBe(timeline.at(-1)?.to);
  timeline.slice(1).forEach((entry, index) => {
    const { kind, from, to } = entry;
    expect(from).toBe(timeline[index]?.to);
    const rule: TicketActionRule | null = kind === 'submit' ? null : ticketActions[kind];
    expect(rule?.from).toContain(from);
    expect(to).toBe(rule ? targetOf(rule, entry) : from);
  });
}

/** What only offers it moves nothing. */
function targetOf({ movedBy, moves, offers, to }: TicketActionRule, entry: TimelineEntry) {
  const isOffer = offers && entry.offeredTo;
  // only what the reporter says is an answer
  const isAnothers = movedBy && entry.actorId !== cast.customer.id;
  return isOffer || isAnothers || !to || (moves && !moves.includes(entry.from ?? to))
    ? entry.from
    : to;
}

function checkState(ticket: Ticket) {
  const isQuiet = ['awaiting_customer', 'closed', 'cancelled'].includes(ticket.status);
  expect(ticket.promise === null).toBe(isQuiet);
  expect(ticket.closedAt !== null).toBe(ticket.status === 'closed');
  expect(ticket.assigneeId !== null || ['submitted', 'cancelled'].includes(ticket.status)).toBe(
    true,
  );
  const count = (...kinds: string[]) =>
    ticket.timeline.filter(({ kind }) => kinds.includes(kind)).length;
  const rounds = count('resolve') - count('withdraw');
  expect(ticket.resolutions).toHaveLength(rounds);
  expect(ticket.ratings.every(({ round }) => round >= 1 && round <= rounds)).toBe(true);
  expect(ticket.outcome !== null).toBe(
    ticket.status === 'closed' &&
      ticket.timeline.findLast(({ from, to }) => from !== to)?.kind === 'close',
  );
}

async function toldAbout(ticketId: string): Promise<string[]> {
  const documents = await room.database
    .collection('notifications')
    // what is told of a visit beside its steps has tests of its own
    .find({ 'source.id': ticketId, fact: /^entry:/ })
    .toArray();
  return documents
    .filter(({ fact }) => String(fact).startsWith('entry:'))
    .map(({ fact, recipientId }) => `${String(fact)} ${String(recipientId)}`)
    .sort();
}

function follow({ actorId, kind }: TimelineEntry, list: Set<string>) {
  if (kind === 'follow') {
    list.add(String(actorId));
  }
  if (kind === 'unfollow') {
    list.delete(String(actorId));
  }
}

/** Replays the timeline to find who was to hear of each entry. */
function owed({ timeline, reporterId }: Ticket): string[] {
  const desk = [cast.dispatcher.id, cast.manager.id];
  const customers = new Set<string>([cast.customer.id, cast.colleague.id, cast.stranger.id]);
  let assignee: string | null = null;
  let offered: string | null = null;
  const followers = new Set<string>();
  let owner: string | null = null;
  const taskOwners = new Map<string, string | null>();
  const watchers = new Set<string>();
  const staff = [cast.engineer.id, cast.engineer2.id, ...desk];
  const isOfStaff = ({ actorId }: TimelineEntry) => staff.some((id) => id === actorId);
  const lines = timeline.flatMap((entry) => {
    const former = assignee;
    assignee = assigneeAfter(entry, assignee);
    const lapsed = offered;
    offered = offeredAfter(entry, offered);
    if (entry.kind === 'message' && entry.actorId === cast.colleague.id) {
      followers.add(cast.colleague.id);
    }
    const formerOwner = owner;
    const formerTaskOwner = taskOwnerBefore(entry, taskOwners);
    owner = ownerAfter(entry, owner);
    follow(entry, isOfStaff(entry) ? watchers : followers);
    const groups: Record<RecipientGroup, (string | null)[]> = {
      reporter: [reporterId],
      followers: [...followers, ...watchers],
      assignee: [assignee, ...watchers],
      'former assignee': [former === assignee ? null : former],
      offered: [offered ?? lapsed],
      pool: [cast.engineer.id, cast.engineer2.id],
      desk,
      managers: [cast.manager.id],
      'follow-up owner': owner === null ? desk : [owner],
      'former follow-up owner': [formerOwner],
      'task owner': [entry.task ? (entry.task.ownerId ?? assignee) : null],
      'former task owner': [formerTaskOwner],
    };
    const told = new Set(noticeKinds[entry.kind].to.flatMap((group) => groups[group]));
    return [...told]
      .filter((id) => id !== null && id !== entry.actorId)
      .filter((id) => entry.visibility === 'customer' || !customers.has(String(id)))
      .map((id) => `entry:${entry.seq} ${String(id)}`);
  });
  return lines.sort();
}

function assigneeAfter({ assigneeId, kind, to }: TimelineEntry, before: string | null) {
  const isGivenBack = kind === 'hand_over' && to === 'submitted';
  return isGivenBack ? assigneeId : (assigneeId ?? before);
}

/** Who owed it before, if somebody else owes it now. */
function taskOwnerBefore({ task }: TimelineEntry, owners: Map<string, string | null>) {
  if (!task) {
    return null;
  }
  const before = owners.get(task.id) ?? null;
  owners.set(task.id, task.ownerId);
  return before === task.ownerId ? null : before;
}

function ownerAfter({ followUp, kind }: TimelineEntry, before: string | null): string | null {
  return kind.endsWith('_follow_up') ? (followUp?.ownerId ?? null) : before;
}

function offeredAfter({ kind, offeredTo = null, to }: TimelineEntry, before: string | null) {
  if (kind === 'assign' || kind === 'hand_over') {
    return offeredTo;
  }
  return ['accept', 'decline', 'lapse'].includes(kind) || !isOfferable(to) ? null : before;
}
