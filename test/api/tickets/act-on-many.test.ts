import { actOnMany } from '#api/tickets/act-on-many';
import type { ManyReply } from '#shared/tickets/desk-ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller } from '../../support/api';
import { cast } from '../../support/tickets';

const api = await startTestApi();
afterAll(api.stop);
const dispatcher = await api.signIn('dispatcher');
const engineer = await api.signIn('engineer');
const customer = await api.signIn('customer');
const nobody = 'f'.repeat(24);

async function report() {
  const { body } = await customer.post<TicketReply>('/tickets', {
    ...{ category: 'error', severity: 'minor', description: '很多人都连不上' },
    contact: { name: '林晓', phone: '13800138000' },
  });
  return body.id;
}
const many = (count: number) => Promise.all(Array.from({ length: count }, report));
const ticket = async (id: string) => (await dispatcher.get<TicketReply>(`/tickets/${id}`)).body;

const ask = (
  action: 'assign' | 'close',
  body: object,
  { key, as = dispatcher }: { key?: string; as?: Pick<SignedInCaller, 'post'> } = {},
) =>
  as.post<ManyReply & { code?: string }>(
    `/desk/tickets/${action}`,
    { reason: '同一次故障', ...body },
    key === undefined ? {} : { key },
  );
const codes = ({ items }: ManyReply) => items.map(({ refusal }) => refusal?.code ?? 'done');

it('offers each of them as if it were offered alone', async () => {
  const ticketIds = await many(3);
  const { status, body } = await ask('assign', { ticketIds, assigneeId: engineer.user.id });
  expect([status, codes(body)]).toEqual([200, ['done', 'done', 'done']]);
  for (const id of ticketIds) {
    expect(await ticket(id)).toMatchObject({
      offer: { to: { id: engineer.user.id } },
      timeline: [{}, { kind: 'assign', text: '同一次故障', visibility: 'internal' }],
    });
  }
});

it('closes each of them with one reason, and says which could not be closed', async () => {
  const [working = '', untouched = ''] = await many(2);
  await engineer.post(`/tickets/${working}/actions/accept`, {});
  const asked = { ticketIds: [working, untouched, nobody], outcome: 'other' };
  const { body } = await ask('close', asked);
  expect(codes(body)).toEqual(['done', 'ticket.action_not_allowed', 'ticket.not_found']);
  expect(body.items[1]?.refusal?.title).toContain('现在不能');
  expect(await ticket(working)).toMatchObject({ status: 'closed', outcome: 'other' });
  expect((await ticket(untouched)).status).toBe('submitted');
});

it('refuses on each an engineer who cannot take it', async () => {
  const ticketIds = await many(1);
  const { body } = await ask('assign', { ticketIds, assigneeId: customer.user.id });
  expect(codes(body)).toEqual(['ticket.assignee_unfit']);
});

it('does it once for the same key, and finds what was done', async () => {
  const ticketIds = await many(2);
  const body = { ticketIds, assigneeId: engineer.user.id };
  await ask('assign', body, { key: 'many-1' });
  const again = await ask('assign', body, { key: 'many-1' });
  expect(codes(again.body)).toEqual(['done', 'done']);
  expect((await ticket(ticketIds[0] ?? '')).timeline).toHaveLength(2);
  const other = await ask('assign', { ...body, reason: '另一个原因' }, { key: 'many-1' });
  expect(codes(other.body)).toEqual(['request.key_reused', 'request.key_reused']);
});

it('counts a ticket that is named twice once', async () => {
  const [id = ''] = await many(1);
  const { body } = await ask('assign', { ticketIds: [id, id], assigneeId: engineer.user.id });
  expect(body.items).toHaveLength(1);
});

it.each([
  ['none', []],
  ['more than 50', Array.from({ length: 51 }, (_, index) => String(index).padStart(24, '0'))],
])('refuses %s at once', async (_what, ticketIds) => {
  expect((await ask('assign', { ticketIds, assigneeId: engineer.user.id })).body.code).toBe(
    'request.invalid',
  );
  expect((await ask('close', { ticketIds, outcome: 'other' })).body.code).toBe('request.invalid');
});

it('refuses to do it for no reason', async () => {
  const ticketIds = await many(1);
  const { body } = await ask('close', { ticketIds, outcome: 'other', reason: ' ' });
  expect(body.code).toBe('request.invalid');
});

it.each(['assign', 'close'] as const)('%s is for the desk alone', async (action) => {
  const body = { ticketIds: [nobody], assigneeId: nobody, outcome: 'other' };
  expect((await ask(action, body, { as: customer })).status).toBe(403);
  expect((await ask(action, body, { as: engineer })).status).toBe(403);
  expect((await ask(action, body, { as: api.anybody })).status).toBe(401);
});

it('hides no bug behind a refusal', async () => {
  const broken = {
    ...api.rooms.tickets,
    terms: () => Promise.reject(new Error('power cut')),
  };
  const [id = ''] = await many(1);
  const asked = { ticketIds: [id], action: 'assign', body: { note: '好' } } as const;
  await expect(
    actOnMany(broken, { ...asked, actor: cast.dispatcher, idempotencyKey: null }),
  ).rejects.toThrow('power cut');
});
