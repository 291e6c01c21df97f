import { get } from 'node:http';

import type { DemoName } from '#shared/accounts/demo-cast';
import type { AttachmentReply } from '#shared/attachments/attachment-api';
import type { RecordReply } from '#shared/records/record-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { aPicture } from '../../support/attachments';
import { aReport, aResolution } from '../../support/tickets';

let api: TestApi;
const people = {} as Record<DemoName, SignedInCaller>;

beforeAll(async () => {
  api = await startTestApi();
  const names = ['customer', 'colleague', 'stranger', 'engineer', 'engineer2', 'manager'] as const;
  for (const name of [...names, 'dispatcher'] as const) {
    people[name] = await api.signIn(name);
  }
}, 60_000);
afterAll(() => api.stop());

async function uploaded(by: SignedInCaller): Promise<string> {
  const form = new FormData();
  const picture = await aPicture().png().toBuffer();
  form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), '截图.png');
  return (await by.post<AttachmentReply>('/attachments', form)).body.id;
}

async function act(by: DemoName, id: string, action: string, body: object = {}) {
  const answer = await people[by].post<TicketReply>(`/tickets/${id}/actions/${action}`, body);
  expect(answer.status).toBe(200);
}

/** Reported with a picture, noted about internally, resolved with a picture, confirmed and rated. */
async function aServedTicket(): Promise<string> {
  const attachmentIds = [await uploaded(people.customer)];
  const report = aReport({ attachmentIds });
  const { body: ticket } = await people.customer.post<TicketReply>('/tickets', report);
  await act('dispatcher', ticket.id, 'assign', {
    assigneeId: people.engineer.user.id,
    note: '他最便宜',
  });
  await act('engineer', ticket.id, 'accept');
  await act('engineer', ticket.id, 'start');
  await act('engineer', ticket.id, 'note', { note: '怀疑是客户误操作', visibility: 'internal' });
  await act('engineer', ticket.id, 'message', { note: '正在查看科目表' });
  await act('engineer', ticket.id, 'resolve', {
    resolution: aResolution,
    attachmentIds: [await uploaded(people.engineer)],
  });
  await act('customer', ticket.id, 'confirm');
  await act('customer', ticket.id, 'rate', { fixed: 'yes', stars: 5, note: '讲得很清楚' });
  return ticket.id;
}

it('of a merged ticket names the one that goes on, and calls nothing cancelled', async () => {
  const [merged, survivor] = await Promise.all(
    [0, 1].map(async () => (await people.customer.post<TicketReply>('/tickets', aReport())).body),
  );
  if (!merged || !survivor) {
    throw new Error('nothing was reported');
  }
  await act('dispatcher', merged.id, 'merge', { survivorId: survivor.id });
  const record = await recordFor('customer', merged.id);
  expect(record.state).toMatch(new RegExp(`已并入 ${survivor.number}$`));
  expect(JSON.stringify(record)).not.toContain('已取消');
});

type Pictures = Extract<RecordReply['sections'][number]['blocks'][number], { kind: 'pictures' }>;

function picturesIn({ sections }: RecordReply): Pictures[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'pictures' ? [block] : [])),
  );
}

async function recordFor(name: DemoName, id: string): Promise<RecordReply> {
  const { status, body } = await people[name].get<RecordReply>(`/tickets/${id}/record`);
  expect(status).toBe(200);
  return body;
}

async function open(url: string, headers: Record<string, string> = {}) {
  const reply = await fetch(api.url + url, { headers });
  return { reply, bytes: Buffer.from(await reply.arrayBuffer()) };
}

const picturesOn = (paper: Buffer) => paper.toString('latin1').split('/Subtype /Image').length - 1;

/** What a phone is answered that has the bytes of this tag; fetch would ask for everything anew. */
function statusFor(url: string, etag: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    get(api.url + url, { headers: { 'if-none-match': etag } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    });
  });
}

describe('GET /tickets/:id/record', () => {
  it('tells who was served, what was wrong, what was done, what the customer said and who did what', async () => {
    const record = await recordFor('customer', await aServedTicket());

    expect(record.sections.map(({ title }) => title)).toEqual([
      '基本信息',
      '问题',
      '解决结果',
      '验收',
      '客户评价',
      '服务过程',
    ]);
    const said = JSON.stringify(record.sections);
    for (const words of [record.number, '林晓', aReport().description, aResolution.solution]) {
      expect(said).toContain(words);
    }
    expect(said).toContain('客户确认已解决');
    expect(said).toContain('★★★★★（5/5）');
    expect(said).toContain('讲得很清楚');
    expect(said).toContain('正在查看科目表');
    expect(record.state).toMatch(/^截至 2099-09-01 10:00 · 已完成$/);
  });

  it('shows the pictures of before and after, each to whoever asks', async () => {
    const id = await aServedTicket();
    const [before] = picturesIn(await recordFor('customer', id));
    const [, after] = picturesIn(await recordFor('engineer', id));
    expect([before?.label, after?.label]).toEqual(['报告时的图片', '解决时的图片']);
    for (const own of [before, after]) {
      expect((await open(own?.pictures[0]?.thumbnailUrl ?? '')).reply.status).toBe(200);
    }
  });

  it.each(['customer', 'engineer', 'dispatcher', 'manager'] as const)(
    'says nothing internal to %s',
    async (name) => {
      const said = JSON.stringify(await recordFor(name, await aServedTicket()));
      expect(said).toContain('陈志远（工程师） · 接单');
      expect(said).not.toContain('误操作');
      expect(said).not.toContain('最便宜');
    },
  );

  it('is there for a colleague who may follow, without the contact’s number', async () => {
    const id = await aServedTicket();
    const said = JSON.stringify(await recordFor('colleague', id));
    expect(said).toContain('138****8000');
    expect(JSON.stringify(await recordFor('customer', id))).toContain('138 0013 8000');
  });

  it('is no stranger’s, nobody’s without a name, and no other engineer’s', async () => {
    const path = `/tickets/${await aServedTicket()}/record`;
    const stranger = await people.stranger.get(path);
    expect([stranger.status, stranger.body.code]).toEqual([404, 'ticket.not_found']);
    expect((await api.anybody.get(path)).status).toBe(401);
    const other = await people.engineer2.get(path);
    expect([other.status, other.body.code]).toEqual([403, 'account.role_forbidden']);
    const missing = await people.customer.get(`/tickets/${'0'.repeat(24)}/record`);
    expect([missing.status, missing.body.code]).toEqual([404, 'ticket.not_found']);
  });

  it('of an open ticket says that it is neither solved nor accepted', async () => {
    const { body } = await people.customer.post<TicketReply>('/tickets', aReport());
    const said = JSON.stringify(await recordFor('customer', body.id));
    expect(said).toContain('还没有解决办法');
    expect(said).toContain('还没有验收');
    expect(said).not.toContain('客户评价');
  });

  it('of a ticket that was reopened does not claim that it was accepted', async () => {
    const id = await aServedTicket();
    await act('customer', id, 'reopen', { note: '又出现了' });
    const said = JSON.stringify(await recordFor('customer', id));
    expect(said).toContain('已重新打开，还在处理');
    expect(said).not.toContain('客户确认已解决');
  });

  it('of a ticket that the desk ended does not claim that it was solved', async () => {
    const { body } = await people.customer.post<TicketReply>('/tickets', aReport());
    await act('engineer', body.id, 'accept');
    await act('dispatcher', body.id, 'close', { outcome: 'unanswered', note: '三次没有联系上您' });
    const said = JSON.stringify(await recordFor('customer', body.id));
    expect(said).toContain('没有经过客户验收');
    expect(said).not.toContain('已完成');
    expect(said).toContain('三次没有联系上您');
    expect(said).not.toContain('客户确认已解决');
  });
});

describe('GET /tickets/:id/record.pdf', () => {
  it('answers a PDF by a link that carries no token', async () => {
    const { number, pdfUrl } = await recordFor('customer', await aServedTicket());
    expect(pdfUrl).not.toContain(people.customer.token);

    const { reply, bytes } = await open(pdfUrl);

    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('application/pdf');
    expect(decodeURIComponent(reply.headers.get('content-disposition') ?? '')).toContain(number);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeLessThan(500_000);
    expect(picturesOn(bytes)).toBe(1);
  });

  it('prints no picture that is still hidden from whoever asks', async () => {
    const id = await aServedTicket();
    const [own, hidden] = picturesIn(await recordFor('customer', id));
    expect(own?.pictures[0]?.thumbnailUrl).not.toBeNull();
    // the engineer's, which was not looked over yet
    expect(hidden?.pictures.map(({ thumbnailUrl }) => thumbnailUrl)).toEqual([null]);
    expect(picturesOn((await open((await recordFor('customer', id)).pdfUrl)).bytes)).toBe(1);
  });

  it('answers pieces of the same bytes, and nothing new to a phone that has them', async () => {
    const { pdfUrl } = await recordFor('customer', await aServedTicket());
    const whole = await open(pdfUrl);
    const piece = await open(pdfUrl, { range: 'bytes=100-199' });
    expect(piece.reply.status).toBe(206);
    expect(piece.bytes.equals(whole.bytes.subarray(100, 200))).toBe(true);
    const etag = whole.reply.headers.get('etag') ?? '';
    expect(await statusFor(pdfUrl, etag)).toBe(304);
  });

  it('is dead when it was changed, is too old, or its person signed out', async () => {
    const guest = await api.signIn('customer');
    const id = await aServedTicket();
    const { body } = await guest.get<RecordReply>(`/tickets/${id}/record`);
    const other = await recordFor('customer', await aServedTicket());
    const codeAt = async (url: string) => {
      const { reply, bytes } = await open(url);
      return [reply.status, (JSON.parse(bytes.toString()) as { code: string }).code];
    };
    const expired = [403, 'attachment.link_expired'];
    const stolen = body.pdfUrl.replace(id, other.pdfUrl.split('/')[4] ?? '');
    expect(stolen).not.toBe(body.pdfUrl);
    expect(await codeAt(stolen)).toEqual(expired);
    expect((await open(body.pdfUrl)).reply.status).toBe(200);
    await guest.delete('/sessions/current');
    expect(await codeAt(body.pdfUrl)).toEqual(expired);
    api.clock.advance(61 * 60_000);
    expect(await codeAt(other.pdfUrl)).toEqual(expired);
  });
});
