import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { after, aReport, aResolution, minute } from '../../support/tickets';

type People = Record<
  'customer' | 'colleague' | 'engineer' | 'engineer2' | 'dispatcher' | 'manager' | 'stranger',
  SignedInCaller
>;

let api: TestApi;
let people: People;

beforeAll(async () => {
  api = await startTestApi();
  people = {
    customer: await api.signIn('customer'),
    colleague: await api.signIn('colleague'),
    engineer: await api.signIn('engineer'),
    engineer2: await api.signIn('engineer2'),
    dispatcher: await api.signIn('dispatcher'),
    manager: await api.signIn('manager'),
    stranger: await api.signIn('stranger'),
  };
}, 60_000);
afterAll(() => api.stop());

const missing = 'a'.repeat(24);

async function submitted(): Promise<TicketReply> {
  const { status, body } = await people.customer.post<TicketReply>('/tickets', aReport());
  expect(status).toBe(201);
  return body;
}

const act = (by: SignedInCaller, id: string, action: string, body: unknown = {}) =>
  by.post<TicketReply>(`/tickets/${id}/actions/${action}`, body);

async function held(): Promise<string> {
  const { id } = await submitted();
  expect((await act(people.engineer, id, 'accept')).status).toBe(200);
  return id;
}

describe('POST /tickets', () => {
  it('answers the ticket with its number, promise and what the reporter may do', async () => {
    const ticket = await submitted();
    expect(ticket.number).toMatch(/^SH20990901-\d{4}$/);
    expect(ticket).toMatchObject({
      status: 'submitted',
      promise: { kind: 'accept', dueAt: after(30 * minute, api.clock.now()).toISOString() },
      relations: ['reporter'],
      allowedActions: ['cancel', 'urge', 'message'],
      rating: null,
      urgeAgainAt: null,
      timeline: [{ seq: 1, kind: 'submit', isMine: true, actor: { name: '林晓' } }],
    });
  });

  it('answers a repeated key with the same ticket, and another body with 422', async () => {
    const send = (description: string) =>
      people.customer.post<TicketReply>('/tickets', aReport({ description }), { key: 'route-key' });
    const [first, second] = await Promise.all([send('一样的'), send('一样的')]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    expect(await send('不一样的')).toMatchObject({
      status: 422,
      body: { code: 'request.key_reused' },
    });
  });

  it('takes fields in another order for the same report', async () => {
    const report = aReport({ description: '换了顺序' });
    const turned = Object.fromEntries(Object.entries(report).toReversed());
    const send = (body: object) =>
      people.customer.post<TicketReply>('/tickets', body, { key: 'turned-key' });
    const { body } = await send(report);
    expect(await send(turned)).toMatchObject({ status: 201, body: { id: body.id } });
  });

  it('takes a key of 64 characters and refuses one of 65', async () => {
    const send = (length: number) =>
      people.customer.post('/tickets', aReport(), { key: 'k'.repeat(length) });
    expect((await send(64)).status).toBe(201);
    expect(await send(65)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'Idempotency-Key', message: '最多 64 个字符' }] },
    });
  });

  it.each([
    ['no description', { description: ' ' }, 'description'],
    ['an unknown category', { category: 'magic' }, 'category'],
    ['a word as phone number', { contact: { name: '林晓', phone: '打给我' } }, 'contact.phone'],
    ['no digit at all', { contact: { name: '林晓', phone: '-----' } }, 'contact.phone'],
    ['a number cut off', { contact: { name: '林晓', phone: '1380013' } }, 'contact.phone'],
    ['a name that nobody sees', { contact: { name: '\u200b\u3164' } }, 'contact.name'],
    ['ten pictures', { attachmentIds: Array.from({ length: 10 }, () => missing) }, 'attachmentIds'],
  ])('refuses %s and names the field', async (_case, wrong, path) => {
    const { status, body } = await people.customer.post('/tickets', { ...aReport(), ...wrong });
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors?.map((error) => error.path)).toContain(path);
  });

  it.each([
    ['(021)12345678', '02112345678'],
    ['０２１－６１２３４５６７ 转 ８００１', '02161234567-8001'],
    ['+86 138 0013 8000', '13800138000'],
    ['10086', '10086'],
  ])('takes the number %s and keeps %s', async (written, phone) => {
    const contact = { name: '林晓', phone: written };
    const { status, body } = await people.customer.post<TicketReply>('/tickets', {
      ...aReport(),
      contact,
    });
    expect([status, body.contact]).toEqual([201, { name: '林晓', phone }]);
  });

  it('refuses somebody who has not signed in', async () => {
    expect((await api.anybody.post('/tickets', aReport())).status).toBe(401);
  });

  it('refuses a picture and a product that are not there', async () => {
    const attached = await people.customer.post('/tickets', aReport({ attachmentIds: [missing] }));
    expect([attached.status, attached.body.code]).toEqual([404, 'attachment.not_found']);
    const product = await people.customer.post('/tickets', aReport({ productId: missing }));
    expect([product.status, product.body.code]).toEqual([400, 'ticket.product_not_found']);
  });
});

describe('GET /tickets', () => {
  const list = (by: SignedInCaller, query: string) =>
    by.get<{ items: TicketSummary[]; nextCursor: string | null }>(`/tickets?${query}`);

  it('answers a page of summaries with a cursor to read on', async () => {
    await submitted();
    api.clock.advance(1000);
    const newest = await submitted();
    const first = await list(people.customer, 'limit=1');
    expect(first.body.items).toMatchObject([
      { id: newest.id, unread: false, thumbnails: [], reporter: { name: '林晓' } },
    ]);
    const cursor = String(first.body.nextCursor);
    const second = await list(people.customer, `limit=1&cursor=${cursor}`);
    expect(second.body.items).toHaveLength(1);
    expect(second.body.items[0]?.id).not.toBe(newest.id);
  });

  it('refuses a view that is not for this role, an unsigned, a wrong query', async () => {
    expect((await people.engineer.get('/tickets?view=all')).status).toBe(403);
    expect((await people.customer.get('/tickets?view=pool')).status).toBe(403);
    expect((await api.anybody.get('/tickets')).status).toBe(401);
    expect((await people.customer.get('/tickets?view=secret')).status).toBe(400);
    expect((await people.customer.get('/tickets?limit=101')).status).toBe(400);
    expect((await people.customer.get('/tickets?cursor=made-up')).status).toBe(400);
    expect((await people.customer.get('/tickets?status=lost')).status).toBe(400);
  });
});

describe('GET /tickets/:id', () => {
  it('shows each viewer what is theirs to see', async () => {
    const id = await held();
    await act(people.engineer, id, 'note', { note: '密码写在便签上' });
    await act(people.dispatcher, id, 'assign', {
      assigneeId: people.engineer2.user.id,
      note: '陈志远请假',
    });
    const reporter = (await people.customer.get<TicketReply>(`/tickets/${id}`)).body;
    const follower = (await people.colleague.get<TicketReply>(`/tickets/${id}`)).body;
    const staff = (await people.engineer.get<TicketReply>(`/tickets/${id}`)).body;

    expect(reporter.timeline.map(({ kind, text }) => [kind, text])).toEqual([
      ['submit', ''],
      ['accept', ''],
    ]);
    // until somebody accepts, who is asked is no customer’s business
    expect(reporter.offer).toMatchObject({ to: null, reason: '' });
    expect(reporter.assignee?.name).toBe('陈志远');
    expect(JSON.stringify([reporter, follower])).not.toMatch(/赵一鸣/);
    expect(staff.offer).toMatchObject({ to: { name: '赵一鸣' }, reason: '陈志远请假' });
    expect(JSON.stringify([reporter, follower])).not.toMatch(/便签|请假/);
    expect(staff.timeline.map(({ text }) => text)).toContain('密码写在便签上');
    expect(staff.relations).toEqual(['assignee', 'staff']);
    expect(reporter.contact.phone).toBe('13800138000');
    expect(follower).toMatchObject({
      relations: ['follower'],
      allowedActions: ['message', 'follow'],
      contact: { phone: '138****8000' },
      assigneePhone: null,
    });
  });

  it('is not there for a stranger, and not for anybody when it is missing', async () => {
    const { id } = await submitted();
    for (const path of [`/tickets/${id}`, `/tickets/${id}/timeline`, `/tickets/${missing}`]) {
      const { status, body } = await people.stranger.get(path);
      expect([path, status, body.code]).toEqual([path, 404, 'ticket.not_found']);
    }
    const message = await act(people.stranger, id, 'message', { note: '让我看看' });
    expect(message.status).toBe(404);
  });

  it('refuses an unsigned', async () => {
    expect((await api.anybody.get(`/tickets/${missing}`)).status).toBe(401);
  });

  it.each(['42', 'SH20261121-0001', '%00', '$ne', 'A'.repeat(24)])('knows no “%s”', async (id) => {
    for (const path of [`/tickets/${id}`, `/tickets/${id}/timeline`]) {
      const { status, body } = await people.dispatcher.get(path);
      expect([status, body.code]).toEqual([404, 'ticket.not_found']);
    }
    const { status, body } = await act(people.engineer, id, 'accept');
    expect([status, body]).toMatchObject([404, { code: 'ticket.not_found' }]);
  });
});

describe('GET /tickets/:id/timeline', () => {
  const timelineAfter = (by: SignedInCaller, id: string, query: string) =>
    by.get<{ items: TimelineEntryReply[] }>(`/tickets/${id}/timeline${query}`);

  it('answers what came after a seq, without what is internal', async () => {
    const id = await held();
    await act(people.engineer, id, 'note', { note: '内部' });
    await act(people.engineer, id, 'start');
    const customer = await timelineAfter(people.customer, id, '?after=1');
    expect(customer.body.items.map(({ seq }) => seq)).toEqual([2, 4]);
    const engineer = await timelineAfter(people.engineer, id, '?after=2');
    expect(engineer.body.items.map(({ seq }) => seq)).toEqual([3, 4]);
    expect((await timelineAfter(people.customer, id, '?after=4')).body.items).toEqual([]);
  });

  it('refuses an unsigned and a wrong seq', async () => {
    const { id } = await submitted();
    expect((await api.anybody.get(`/tickets/${id}/timeline`)).status).toBe(401);
    expect((await timelineAfter(people.customer, id, '?after=-1')).status).toBe(400);
    expect((await timelineAfter(people.customer, id, '?after=x')).status).toBe(400);
  });
});

describe('POST /tickets/:id/actions/:action', () => {
  it('leads a ticket from report to rating', async () => {
    const id = await held();
    await act(people.engineer, id, 'start');
    const resolved = await act(people.engineer, id, 'resolve', { resolution: aResolution });
    expect(resolved.body).toMatchObject({ status: 'resolved', resolution: aResolution });
    const closed = await act(people.customer, id, 'confirm');
    expect(closed.body).toMatchObject({ status: 'closed', rating: null, promise: null });
    const rated = await act(people.customer, id, 'rate', { fixed: 'yes', stars: 2, note: '太慢' });
    expect(rated.body).toMatchObject({
      rating: { fixed: 'yes', stars: 2, words: '太慢', round: 1 },
      followUp: { dueAt: '2099-09-02T10:00:00.000Z', triedAt: null },
    });
  });

  it('takes a promised call back with the rating, and says so', async () => {
    const id = await held();
    await act(people.engineer, id, 'start');
    await act(people.engineer, id, 'resolve', { resolution: aResolution });
    await act(people.customer, id, 'confirm');
    const low = await act(people.customer, id, 'rate', { fixed: 'yes', stars: 1 });
    const told = { dueAt: '2099-09-02T10:00:00.000Z' };
    const call = { ...told, triedAt: null };
    expect(low.body.followUp).toEqual(call);
    expect(low.body.timeline.at(-1)?.followUp).toMatchObject({ ...told, state: 'promised' });
    const better = await act(people.customer, id, 'rate', { fixed: 'yes', stars: 5 });
    expect(better.body.followUp).toBeNull();
    expect(better.body.timeline.at(-1)?.followUp).toMatchObject({ ...told, state: 'withdrawn' });
    const same = await act(people.customer, id, 'rate', { fixed: 'yes', stars: 4 });
    expect(same.body.timeline.at(-1)?.followUp).toBeNull();
    const worse = await act(people.customer, id, 'rate', { fixed: 'no', stars: 1 });
    expect(worse.body.followUp).toEqual(call);
    const forStaff = await people.engineer.get<TicketReply>(`/tickets/${id}`);
    expect(forStaff.body.followUp).toEqual(call);
    const forColleague = await people.colleague.get<TicketReply>(`/tickets/${id}`);
    expect(forColleague.body.followUp).toBeNull();
  });

  it('has one winner when two engineers send twenty accepts at once', async () => {
    const { id } = await submitted();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        act(index % 2 === 0 ? people.engineer : people.engineer2, id, 'accept'),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    const winner = answers.find(({ status }) => status === 200);
    const ticket = await people.manager.get<TicketReply>(`/tickets/${id}`);
    expect(ticket.body.assignee).toEqual(winner?.body.assignee);
    expect(ticket.body.timeline).toHaveLength(2);
  });

  it('does a step once, however often the phone repeats it at once', async () => {
    const { id } = await submitted();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        people.customer.post<TicketReply>(
          `/tickets/${id}/actions/message`,
          { note: '有人吗' },
          { key: 'message-once' },
        ),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const ticket = await people.customer.get<TicketReply>(`/tickets/${id}`);
    expect(ticket.body.timeline).toHaveLength(2);
  });

  it('says in a 409 who was faster', async () => {
    const id = await held();
    const { status, body } = await people.engineer2.post(`/tickets/${id}/actions/accept`, {});
    expect([status, body.code, body.person]).toEqual([409, 'ticket.taken', '陈志远']);
  });

  it('says in a 429 when to urge again', async () => {
    const { id } = await submitted();
    const urged = await act(people.customer, id, 'urge');
    expect(urged.body.urgeAgainAt).toBe(after(30 * minute, api.clock.now()).toISOString());
    const again = await people.customer.post(`/tickets/${id}/actions/urge`, {});
    expect([again.status, again.body.code]).toEqual([429, 'ticket.urged_recently']);
    expect(again.headers.get('retry-after')).toBe('1800');
  });

  it.each([
    ['an unknown action', 'fly', {}, 'request.invalid'],
    ['a cancellation without words', 'cancel', {}, 'ticket.note_required'],
    ['an empty message', 'message', { note: '  ' }, 'ticket.note_or_attachment_required'],
    ['six stars', 'rate', { fixed: 'yes', stars: 6 }, 'request.invalid'],
    ['broken JSON', 'message', '{', 'request.invalid'],
  ])('refuses %s', async (_case, action, body, code) => {
    const { id } = await submitted();
    const answer = await people.customer.post(`/tickets/${id}/actions/${action}`, body);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });

  it('refuses a role that can never do it, an unsigned, a missing ticket', async () => {
    const { id } = await submitted();
    expect((await act(people.customer, id, 'accept')).status).toBe(403);
    expect((await api.anybody.post(`/tickets/${id}/actions/message`, {})).status).toBe(401);
    expect((await act(people.customer, missing, 'message', { note: '?' })).status).toBe(404);
  });
});
