import type { AttachmentReply } from '#shared/attachments/attachment-api';
import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { aPicture } from '../../support/attachments';
import { aReport } from '../../support/tickets';

let api: TestApi;
let customer: SignedInCaller;
let engineer: SignedInCaller;

beforeAll(async () => {
  api = await startTestApi();
  customer = await api.signIn('customer');
  engineer = await api.signIn('engineer');
}, 60_000);
afterAll(() => api.stop());

async function uploaded(by: SignedInCaller): Promise<string> {
  const form = new FormData();
  const picture = await aPicture().png().toBuffer();
  form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), '截图.png');
  const { status, body } = await by.post<AttachmentReply>('/attachments', form);
  expect(status).toBe(201);
  return body.id;
}

it('shows a report’s pictures on the ticket and on its card', async () => {
  const attachmentIds = [await uploaded(customer), await uploaded(customer)];
  const named = [...attachmentIds, ...attachmentIds];
  const { body } = await customer.post<TicketReply>('/tickets', aReport({ attachmentIds: named }));
  expect(body.attachments.map(({ id }) => id)).toEqual(attachmentIds);
  const list = await engineer.get<{ items: TicketSummary[] }>('/tickets?view=pool');
  expect(list.body.items[0]?.thumbnails).toHaveLength(2);
});

it('shows a message’s pictures in the timeline; pictures alone are words enough', async () => {
  const { body: ticket } = await customer.post<TicketReply>('/tickets', aReport());
  const attachmentIds = [await uploaded(customer)];
  const path = `/tickets/${ticket.id}/actions/message`;
  const { body } = await customer.post<TicketReply>(path, { attachmentIds });
  expect(body.timeline.at(-1)).toMatchObject({
    kind: 'message',
    attachments: [{ id: attachmentIds[0], kind: 'image' }],
  });
});

it('refuses somebody else’s picture and one that hangs on another ticket', async () => {
  const theirs = await uploaded(engineer);
  const foreign = await customer.post('/tickets', aReport({ attachmentIds: [theirs] }));
  expect([foreign.status, foreign.body.code]).toEqual([404, 'attachment.not_found']);

  const attachmentIds = [await uploaded(customer)];
  expect((await customer.post('/tickets', aReport({ attachmentIds }))).status).toBe(201);
  const again = await customer.post('/tickets', aReport({ attachmentIds }));
  expect([again.status, again.body.code]).toEqual([404, 'attachment.not_found']);
});

it('leaves nothing behind when a message is refused for its picture', async () => {
  const { body: ticket } = await customer.post<TicketReply>('/tickets', aReport());
  const theirs = await uploaded(engineer);
  const path = `/tickets/${ticket.id}`;
  await customer.post(`${path}/actions/message`, { note: '看图', attachmentIds: [theirs] });
  expect((await customer.get<TicketReply>(path)).body.timeline).toHaveLength(1);
});
