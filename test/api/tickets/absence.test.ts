import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller } from '../../support/api';
import { eventually } from '../../support/moderated-api';
import { aReport } from '../../support/tickets';

const api = await startTestApi();
afterAll(() => api.stop());

const names = ['customer', 'engineer', 'dispatcher', 'manager'] as const;
const people = {} as Record<(typeof names)[number], SignedInCaller>;
beforeAll(async () => {
  for (const name of names) {
    people[name] = await api.signIn(name);
  }
});

const minute = 60_000;

async function offered(): Promise<string> {
  const { body } = await people.customer.post<TicketReply>('/tickets', aReport());
  const choice = { assigneeId: people.engineer.user.id, note: '熟悉这个模块' };
  await people.dispatcher.post(`/tickets/${body.id}/actions/assign`, choice);
  api.clock.advance(minute);
  return body.id;
}

const find = async (id: string) => (await people.manager.get<TicketReply>(`/tickets/${id}`)).body;

it('whoever only switches off duty is asked no more, and the desk finds somebody else', async () => {
  const id = await offered();
  expect((await find(id)).offer?.to?.id).toBe(people.engineer.user.id);
  await people.engineer.patch('/me', { onDuty: false });
  await eventually(async () => (await find(id)).offer === null);
  const { timeline } = await find(id);
  expect(timeline.at(-1)).toMatchObject({ kind: 'lapse', text: '离岗交接' });
  await people.engineer.patch('/me', { onDuty: true });
});

it.each([true, false])(
  'a leave that begins hands over what somebody holds: %s',
  async (handOver) => {
    const id = await offered();
    await people.engineer.post(`/tickets/${id}/actions/accept`, {});
    const asked = await offered();
    const from = api.clock.now().getTime();
    const times = { from: new Date(from), to: new Date(from + 60 * minute) };
    const leave = await people.engineer.post<{ id: string }>('/leave', { ...times, handOver });
    expect(leave.status).toBe(201);
    // the switch wakes what the product looks at every half a minute
    await people.manager.patch('/me', { onDuty: false });
    await eventually(async () => (await find(asked)).offer === null);
    await eventually(async () => (await find(id)).assignee === null || !handOver);
    expect((await find(id)).assignee === null).toBe(handOver);
    await people.engineer.delete(`/leave/${leave.body.id}`);
    await people.manager.patch('/me', { onDuty: true });
  },
);
