import {
  files,
  keysSent,
  kept,
  network,
  picture,
  problem,
  resetPhone,
  said,
  sent,
  step,
  uploaded,
  userId,
} from './outbox-phone';

const { forgetSession, rememberSession } = await import('#miniapp/client/session');
const { whatWaits } = await import('#miniapp/client/what-waits');
const { decide } = await import('#miniapp/tickets/outbox/decide');
const { replaySteps } = await import('#miniapp/tickets/outbox/replay');
const { sendAndSay } = await import('#miniapp/tickets/outbox/send-and-say');
const { addStep, openOutbox, readSteps } = await import('#miniapp/tickets/outbox/step-outbox');

beforeEach(resetPhone);

const queue = (...keys: string[]) => {
  for (const key of keys) {
    addStep(userId, step(key));
  }
};
const answerOnce = (refused: string, answer: ReturnType<typeof problem>) => {
  const usual = network.answer;
  network.answer = (sending) =>
    sending.header['Idempotency-Key'] === refused ? answer : usual(sending);
};

it('sends what waits in order, with the time at which it happened, and says how much it was', async () => {
  const first = step('a');
  addStep(userId, first);
  queue('b', 'c');
  expect(whatWaits.get()).toEqual({ waiting: 3, behind: 0, undecided: [] });
  await sendAndSay();
  expect(keysSent()).toEqual(['a', 'b', 'c']);
  expect(sent[0]?.data).toEqual({ note: 'a', happenedAt: first.happenedAt });
  expect(said).toEqual(['3 项已同步']);
  expect(whatWaits.get()).toEqual({ waiting: 0, behind: 0, undecided: [] });
  expect(kept.has(`step-outbox:${userId}`)).toBe(false);
});

it('runs once at a time, and survives a restart', async () => {
  network.isOnline = false;
  queue('a', 'b');
  await replaySteps();
  expect(sent).toEqual([]);
  openOutbox(null);
  openOutbox(userId);
  network.isOnline = true;
  await Promise.all([replaySteps(), replaySteps()]);
  expect(keysSent()).toEqual(['a', 'b']);
});

it('sends a step whose answer was lost again under its key, and nothing before it', async () => {
  queue('a', 'b');
  network.answer = () => new Error('request:fail timeout');
  await replaySteps();
  expect(new Set(keysSent())).toEqual(new Set(['a']));
  expect(readSteps(userId)[0]).toMatchObject({ key: 'a', wasSent: true });
  const before = sent.length;
  resetAnswers();
  await replaySteps();
  expect(keysSent().slice(before)).toEqual(['a', 'b']);
});

const resetAnswers = () => {
  network.answer = () => ({ statusCode: 200, data: { id: 't1', timeline: [] } });
};

it('goes on with the other tickets when the server fails on one', async () => {
  addStep(userId, step('a', { ticketId: 't1' }));
  addStep(userId, step('b', { ticketId: 't2' }));
  addStep(userId, step('c', { ticketId: 't1' }));
  answerOnce('a', problem(500, 'server.unexpected'));
  await replaySteps();
  expect(keysSent()).toEqual(['a', 'b']);
  expect(readSteps(userId).map(({ key }) => key)).toEqual(['a', 'c']);
});

it('knows what another tab has sent meanwhile', async () => {
  queue('a', 'b');
  kept.delete(`step-outbox:${userId}`);
  await replaySteps();
  expect([sent.length, whatWaits.get().waiting]).toEqual([0, 0]);
});

it('is not sent for somebody else', async () => {
  queue('a');
  forgetSession();
  await replaySteps();
  rememberSession({ token: 't', user: { id: 'u2' } as never });
  openOutbox('u2');
  await replaySteps();
  expect([sent.length, readSteps(userId).length]).toEqual([0, 1]);
  expect(whatWaits.get().waiting).toBe(0);
});

it('uploads the pictures of a step first, each once, and says what they show', async () => {
  const pictures = [picture('p1'), { ...picture('p2'), mark: 'signature' as const }];
  addStep(userId, step('a', { pictures }));
  network.answer = () => new Error('request:fail');
  await replaySteps();
  resetAnswers();
  await replaySteps();
  expect(uploaded).toHaveLength(2);
  expect(sent.at(-1)?.data).toMatchObject({
    attachmentIds: [`attachment of p1`, `attachment of p2`],
    attachmentMarks: [{ id: 'attachment of p2', mark: 'signature' }],
  });
  expect(files.size).toBe(0);
});

it('sends without its time what a wrong clock has dated', async () => {
  queue('a');
  network.answer = ({ data }) =>
    data?.happenedAt === undefined
      ? { statusCode: 200, data: { id: 't1', timeline: [] } }
      : problem(422, 'request.invalid', { errors: [{ path: 'happenedAt', message: '…' }] });
  await replaySteps();
  expect(sent.map(({ data }) => data?.happenedAt !== undefined)).toEqual([true, false]);
  expect(readSteps(userId)).toEqual([]);
});

describe('a step that was refused', () => {
  const taken = problem(409, 'ticket.taken', { person: '赵一鸣', title: '已被接走' });

  it('is set aside, and what follows on its ticket waits while other tickets go on', async () => {
    addStep(userId, step('a'));
    addStep(userId, step('b', { ticketId: 't2' }));
    addStep(userId, step('c'));
    answerOnce('a', taken);
    await replaySteps();
    await replaySteps();
    expect(keysSent()).toEqual(['a', 'b']);
    expect(readSteps(userId)).toMatchObject([
      { key: 'a', refusal: { code: 'ticket.taken', person: '赵一鸣', title: '已被接走' } },
      { key: 'c' },
    ]);
    expect(whatWaits.get()).toEqual({ waiting: 0, behind: 1, undecided: ['t1'] });
  });

  it('is thrown away with its pictures, and the rest goes on', async () => {
    addStep(userId, step('a', { pictures: [picture('p1')] }));
    queue('b');
    answerOnce('a', taken);
    await replaySteps();
    decide(readSteps(userId)[0] ?? step('none'), 'drop');
    await replaySteps();
    expect(keysSent()).toEqual(['a', 'b']);
    expect(files.size).toBe(0);
  });

  it('becomes a note for colleagues, with all that was written and photographed', async () => {
    const resolution = { cause: '电源坏了', solution: '换了电源' };
    addStep(
      userId,
      step('a', { action: 'resolve', body: { resolution }, pictures: [picture('p1')] }),
    );
    answerOnce('a', taken);
    await replaySteps();
    decide(readSteps(userId)[0] ?? step('none'), 'as a note');
    await replaySteps();
    expect(sent.at(-1)?.url).toContain('/tickets/t1/actions/note');
    const { note = '', ...rest } = sent.at(-1)?.data ?? {};
    expect(note).toMatch(/“解决”.*电源坏了\n换了电源/s);
    expect(rest).toMatchObject({ visibility: 'internal', attachmentIds: ['attachment of p1'] });
    expect(keysSent().at(-1)).not.toBe('a');
    expect(readSteps(userId)).toEqual([]);
  });

  it('becomes several notes where one has no room for it', async () => {
    const resolution = { cause: '因'.repeat(1500), solution: '果'.repeat(1500) };
    addStep(userId, step('a', { action: 'resolve', body: { resolution } }));
    answerOnce('a', taken);
    await replaySteps();
    decide(readSteps(userId)[0] ?? step('none'), 'as a note');
    await replaySteps();
    const notes = sent.slice(1).map(({ data }) => data?.note ?? '');
    expect(notes.map(({ length }) => length <= 2000)).toEqual([true, true]);
    expect(notes.join('')).toContain(`${'因'.repeat(1500)}\n${'果'.repeat(1500)}`);
  });

  it('is done once more, as if it happened now where it was too old', async () => {
    const old = new Date(Date.now() - 25 * 3_600_000).toISOString();
    addStep(userId, step('a', { happenedAt: old }));
    const errors = [{ path: 'happenedAt', message: '只能补报 24 小时以内发生的事' }];
    answerOnce('a', problem(422, 'request.invalid', { errors }));
    await replaySteps();
    expect(readSteps(userId)[0]?.refusal?.title).toBe('只能补报 24 小时以内发生的事');
    resetAnswers();
    decide(readSteps(userId)[0] ?? step('none'), 'once more');
    await replaySteps();
    expect(sent.at(-1)?.data).toEqual({ note: 'a' });
    expect(readSteps(userId)).toEqual([]);
  });
});

it('refuses what has no room on this phone, and keeps what was there', () => {
  queue(...Array.from({ length: 60 }, (_, index) => `k${index}`));
  expect(() => {
    queue('one more');
  }).toThrow();
  const big = { ...picture('p'), size: 101 * 1024 * 1024 };
  resetPhone();
  expect(() => {
    addStep(userId, step('a', { pictures: [big] }));
  }).toThrow();
  expect(readSteps(userId)).toEqual([]);
});
