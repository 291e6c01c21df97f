import { AppError } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import {
  changeFollowUp,
  findOpen,
  nextFollowUp,
  openFollowUps,
  postpone,
  promisedCall,
  settle,
  take,
  withFollowUp,
  type FollowUp,
} from '#api/follow-ups/index';
import { callOutcomeNames, outcomeRule } from '#shared/follow-ups/call-outcomes';
import { followUpLimits } from '#shared/follow-ups/follow-up-limits';

const hour = 60 * 60_000;
const day = 24 * hour;
const now = new Date('2026-11-23T02:00:00Z');
const at = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const low = { round: 1, fixed: 'no', stars: 1 } as const;
const good = { round: 1, fixed: 'yes', stars: 5 } as const;
const doing = { now, by: 'wang' };

function aFollowUp(more: Partial<FollowUp> = {}): FollowUp {
  const begun = { kind: 'bad_rating', round: 1, reason: '没有解决，1 星' } as const;
  const [followUp] = withFollowUp([], { ...begun, since: now, dueAt: at(day) });
  if (!followUp) {
    throw new Error('nothing was begun');
  }
  return { ...followUp, ...more };
}

const tried = (times: number) =>
  Array.from({ length: times }, (_none, index) => ({ at: at(index), by: 'wang' }));

function codeOf(run: () => unknown): string | null {
  try {
    run();
  } catch (error: unknown) {
    return error instanceof AppError ? error.code : 'no refusal';
  }
  return null;
}

it('are numbered within their ticket, and begin as nobody’s', () => {
  const followUps = withFollowUp([aFollowUp()], {
    ...{ kind: 'planned', round: 1, reason: '问问情况', since: now, dueAt: at(hour) },
  });
  expect(followUps.map(({ id, ownerId, state }) => [id, ownerId, state])).toEqual([
    ['1', null, 'open'],
    ['2', null, 'open'],
  ]);
});

it('are owed while they are open and the rating is still bad; planned ones whatever it is', () => {
  const planned = aFollowUp({ id: '2', kind: 'planned', dueAt: at(hour) });
  const done = aFollowUp({ id: '3', state: 'done' });
  const followUps = [aFollowUp(), planned, done];
  const ids = (ratings: (typeof good | typeof low)[]) =>
    openFollowUps({ followUps, ratings }).map(({ id }) => id);
  expect(ids([low])).toEqual(['2', '1']);
  expect(ids([good])).toEqual(['2']);
  expect(nextFollowUp({ followUps, ratings: [low] })?.id).toBe('2');
  // a planned one was promised to nobody
  expect(promisedCall({ followUps, ratings: [low] })?.id).toBe('1');
  expect(promisedCall({ followUps, ratings: [good] })).toBeNull();
});

it('finds only what is open', () => {
  const followed = {
    followUps: [aFollowUp(), aFollowUp({ id: '2', state: 'done' })],
    ratings: [low],
  };
  expect(findOpen(followed, '1').id).toBe('1');
  for (const id of ['2', '3', undefined]) {
    expect(codeOf(() => findOpen(followed, id))).toBe('follow_up.not_open');
  }
});

it('is taken by one, who may say so again', () => {
  expect(take(aFollowUp(), doing)).toEqual({ ownerId: 'wang' });
  expect(take(aFollowUp({ ownerId: 'wang' }), doing)).toEqual({ ownerId: 'wang' });
  expect(codeOf(() => take(aFollowUp({ ownerId: 'li' }), doing))).toBe('follow_up.taken');
});

it.each([
  ['a moment ahead', 1, null],
  ['30 days ahead', followUpLimits.postponeWithin, null],
  ['now', 0, 'follow_up.time_unfit'],
  ['the past', -hour, 'follow_up.time_unfit'],
  ['a moment beyond 30 days', followUpLimits.postponeWithin + 1, 'follow_up.time_unfit'],
] as const)('may be put off to %s: %#', (_what, ahead, code) => {
  expect(codeOf(() => postpone(aFollowUp(), at(ahead), doing))).toBe(code);
});

it('is warned of anew when it is put off, and remembers from when to when', () => {
  const late = aFollowUp({ warnedAt: now, lateAt: now });
  expect(postpone(late, at(3 * day), doing)).toEqual({
    ...{ dueAt: at(3 * day), warnedAt: null, lateAt: null },
    postponements: [{ at: now, by: 'wang', from: at(day), to: at(3 * day) }],
  });
  // whoever has just said within an hour knows it
  expect(postpone(late, at(hour), doing)).toMatchObject({ warnedAt: now, lateAt: null });
});

it('keeps the newest of a great many postponements', () => {
  let followUp = aFollowUp();
  for (let times = 0; times <= bounded.callsPostponed.most; times += 1) {
    followUp = { ...followUp, ...postpone(followUp, at(day + times), doing) };
  }
  expect(followUp.postponements).toHaveLength(bounded.callsPostponed.most);
  expect(followUp.postponements.at(-1)?.to).toEqual(followUp.dueAt);
});

it.each(callOutcomeNames)('%s ends the call or leaves it owed, as its row says', (outcome) => {
  const followUp = aFollowUp({ attempts: tried(3) });
  const change = settle(followUp, outcome, { ...doing, seq: 9 });
  const settled = { at: now, by: 'wang', outcome, seq: 9 };
  expect(change).toEqual(
    outcomeRule(outcome).isOver
      ? { state: 'done', ownerId: 'wang', settled }
      : { ownerId: 'wang', attempts: [...tried(3), { at: now, by: 'wang' }] },
  );
});

it.each([0, 1, 2, 3])('is not given up before the third try in vain: %d', (times) => {
  const giveUp = () =>
    settle(aFollowUp({ attempts: tried(times) }), 'unreachable', { ...doing, seq: 9 });
  expect(codeOf(giveUp)).toBe(times < 3 ? 'follow_up.attempts_missing' : null);
});

it('leaves the owner as it is, whoever calls', () => {
  const owned = aFollowUp({ ownerId: 'li' });
  expect(settle(owned, 'not_reached', { ...doing, seq: 9 })).toMatchObject({ ownerId: 'li' });
  expect(settle(owned, 'satisfied', { ...doing, seq: 9 })).toMatchObject({
    ...{ ownerId: 'li', settled: { by: 'wang' } },
  });
});

it('takes so many tries at most', () => {
  const followUp = aFollowUp({ attempts: tried(bounded.callAttempts.most) });
  expect(codeOf(() => settle(followUp, 'not_reached', { ...doing, seq: 9 }))).toBe(
    'follow_up.too_many_attempts',
  );
});

it('changes one of several', () => {
  const followUps = [aFollowUp(), aFollowUp({ id: '2' })];
  const changed = changeFollowUp(followUps, { id: '2' }, { ownerId: 'li' });
  expect(changed.map(({ ownerId }) => ownerId)).toEqual([null, 'li']);
});

it('remembers no more calls by phone than the newest, and gives no number twice', () => {
  const begun = { kind: 'bad_rating', round: 1, reason: '没有解决，1 星' } as const;
  const phoned = { ...begun, kind: 'by_phone', since: now, dueAt: at(day) } as const;
  let followUps = withFollowUp([], { ...begun, since: now, dueAt: at(day) });
  for (let turn = 0; turn < 30; turn += 1) {
    followUps = withFollowUp(followUps, phoned).map((one) =>
      one.kind === 'by_phone' ? { ...one, state: 'done' } : one,
    );
  }
  followUps = withFollowUp(followUps, phoned);
  expect(followUps).toHaveLength(1 + 20 + 1);
  expect(followUps[0]).toMatchObject({ id: '1', state: 'open' });
  expect(followUps.map(({ id }) => id).slice(-2)).toEqual(['31', '32']);
});
