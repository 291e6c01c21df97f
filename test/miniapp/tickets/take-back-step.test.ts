import type { QueuedStep } from '#miniapp/tickets/outbox/queued-step';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { files, me, network, picture, resetPhone, said, sent, step, userId } from './outbox-phone';

const { replaySteps } = await import('#miniapp/tickets/outbox/replay');
const { addStep, changeStep, readSteps } = await import('#miniapp/tickets/outbox/step-outbox');
const { stepsResting, takeBackSteps } = await import('#miniapp/tickets/outbox/take-back-step');

beforeEach(resetPhone);

/** Of a ticket only what a step changes matters here. */
const ticket = {
  ...{ id: 't1', status: 'accepted', outcome: null, relations: ['assignee', 'staff'] },
  ...{ assignee: me, appointment: null, trip: null, visit: { address: '八楼', preferredTime: '' } },
  ...{ promise: null, clocks: [], stepTimes: [null, null, null, null, null] },
  ...{ rating: null, tasks: [], criteria: null, timeline: [] },
  allowedActions: ['start', 'depart', 'note', 'message', 'hand_over'],
} as unknown as TicketReply;
const took = (action: QueuedStep['action'], key: string = action) => step(key, { action });

it.each<[string, string[], string, string[]]>([
  [
    'what cannot be done without it goes with it',
    ['depart', 'arrive', 'resolve'],
    'depart',
    ['arrive', 'resolve'],
  ],
  ['what can be done all the same stays', ['start', 'note', 'message'], 'start', []],
  ['what came before it stays', ['start', 'note', 'resolve'], 'resolve', []],
])('%s', (_rule, actions, without, gone) => {
  const steps = actions.map((action) => took(action as QueuedStep['action']));
  const on = steps.find(({ key }) => key === without) ?? took('note');
  expect(stepsResting(ticket, on, { steps, me }).map(({ key }) => key)).toEqual(gone);
});

it('takes steps back with their pictures, and sends what is left', async () => {
  network.isOnline = false;
  const first = step('a', { pictures: [picture('p1')] });
  const second = step('b');
  for (const one of [first, second, step('c')]) {
    addStep(userId, one);
  }
  takeBackSteps([first, second]);
  expect(readSteps(userId).map(({ key }) => key)).toEqual(['c']);
  expect([files.size, said]).toEqual([0, ['2 项没有发送，已删除']]);
  network.isOnline = true;
  await replaySteps();
  expect(sent.map(({ header }) => header['Idempotency-Key'])).toEqual(['c']);
});

it('takes nothing back that may have arrived', () => {
  const first = step('a', { wasSent: true });
  addStep(userId, first);
  takeBackSteps([first]);
  expect(readSteps(userId)).toHaveLength(1);
  expect(said).toEqual(['已经在发送了，删不掉了']);
});

it('is not sent when it was taken back while its pictures were on their way', async () => {
  const first = step('a', { pictures: [picture('p1')] });
  addStep(userId, first);
  const running = replaySteps();
  takeBackSteps([first]);
  addStep(userId, step('b'));
  expect(await running).toBe(1);
  expect(sent.map(({ header }) => header['Idempotency-Key'])).toEqual(['b']);
  expect(changeStep(userId, 'a', { wasSent: true })).toBe(false);
});
