import sharp from 'sharp';

import { lookAgain } from '#api/moderation/index';
import type { MeReply } from '#shared/accounts/account-api';
import type { TicketSummary } from '#shared/tickets/ticket-replies';

import type { SignedInCaller } from '../../support/api';
import { aPicture, fixture } from '../../support/attachments';
import { listenAs } from '../../support/live-phone';
import {
  eventually,
  flagsOf,
  reported,
  seen,
  sent,
  startModeratedApi,
  uploaded,
  type ModeratedApi,
} from '../../support/moderated-api';
import { fill } from '../../support/poison';
import { minute } from '../../support/tickets';

const path = '/wxa/media_check_async';
const red = '#ff0000';
const yellow = '#ffe000';

let moderated: ModeratedApi;
let customer: SignedInCaller;
let engineer: SignedInCaller;
let dispatcher: SignedInCaller;
let stranger: SignedInCaller;

beforeAll(async () => {
  moderated = await startModeratedApi();
  customer = await moderated.signIn('customer');
  engineer = await moderated.signIn('engineer');
  dispatcher = await moderated.signIn('dispatcher');
  stranger = await moderated.signIn('stranger');
}, 60_000);
afterEach(() => {
  moderated.sandbox.failures.clear();
});
afterAll(() => moderated.stop());

async function pictureFor(by: SignedInCaller, ticketId: string) {
  const [picture] = (await seen(by, ticketId)).attachments;
  if (!picture) {
    throw new Error('the ticket has no picture');
  }
  return picture;
}

/** A ticket whose picture has its answer. */
async function judged(colour: string) {
  const ticket = await reported(customer, [await uploaded(customer, colour)]);
  await eventually(async () => (await pictureFor(customer, ticket.id)).state !== 'checking');
  return ticket.id;
}

/** A ticket whose picture WeChat will not answer for. */
async function unanswered() {
  moderated.sandbox.failures.plan(path, { errcode: -1 }, Infinity);
  const attachmentId = await uploaded(customer);
  const ticket = await reported(customer, [attachmentId]);
  await moderated.lookAgain();
  return { ticketId: ticket.id, attachmentId };
}

async function halfAnHour() {
  moderated.api.clock.advance(30 * minute);
  await moderated.lookAgain();
}

it('hides a picture from everybody else until it has passed, and tells them when it has', async () => {
  const { ticketId } = await unanswered();
  expect(await pictureFor(customer, ticketId)).toMatchObject({
    state: 'checking',
    url: expect.any(String) as string,
  });
  for (const other of [engineer, dispatcher]) {
    expect(await pictureFor(other, ticketId)).toMatchObject({
      ...{ state: 'checking', url: null, thumbnailUrl: null, width: 40, height: 30 },
    });
  }
  const list = await engineer.get<{ items: TicketSummary[] }>('/tickets?view=pool');
  expect(list.body.items.find(({ id }) => id === ticketId)?.thumbnails).toEqual([null]);

  const phone = await listenAs(moderated.api.url, engineer.token, { [ticketId]: 1 });
  moderated.sandbox.failures.clear();
  moderated.api.clock.advance(minute);
  await moderated.lookAgain();
  await phone.hears({ type: 'content', ticketId });
  expect(await pictureFor(engineer, ticketId)).toMatchObject({
    state: 'clear',
    url: expect.any(String) as string,
  });
  phone.socket.close();
});

it('tells customers nothing of what was found in a picture that staff show each other', async () => {
  const { id: ticketId } = await reported(customer);
  await engineer.post(`/tickets/${ticketId}/actions/accept`);
  const phones = {
    customer: await listenAs(moderated.api.url, customer.token),
    dispatcher: await listenAs(moderated.api.url, dispatcher.token),
  };
  const note = { note: '只给同事看', visibility: 'internal' };
  const attachmentIds = [await uploaded(engineer, red)];
  await engineer.post(`/tickets/${ticketId}/actions/note`, { ...note, attachmentIds });
  await phones.dispatcher.hears({ type: 'content', ticketId });
  await engineer.post(`/tickets/${ticketId}/actions/start`);
  await phones.customer.hears({ type: 'ticket', ticketId, seq: 4 });
  expect(phones.customer.heard).not.toContainEqual({ type: 'content', ticketId });
  Object.values(phones).forEach(({ socket }) => {
    socket.close();
  });
});

it('looks at the next picture while WeChat keeps silent about one', async () => {
  const checks = moderated.api.database.collection('content_checks');
  moderated.sandbox.failures.plan(path, 'hang');
  const silent = await uploaded(customer);
  const { id: first } = await reported(customer, [silent]);
  await eventually(
    async () => Number((await checks.findOne({ attachmentId: silent }))?.['tries']) > 0,
  );
  const { id: second } = await reported(customer, [await uploaded(customer)]);
  await eventually(async () => (await pictureFor(engineer, second)).state === 'clear');
  expect((await pictureFor(engineer, first)).state).toBe('checking');
  await eventually(async () => (await pictureFor(engineer, first)).state === 'clear');
});

it('keeps a risky picture from the other side; the desk may look and release it', async () => {
  const ticketId = await judged(red);
  expect(await pictureFor(engineer, ticketId)).toMatchObject({ state: 'withheld', url: null });
  expect((await pictureFor(customer, ticketId)).url).not.toBeNull();
  expect(await pictureFor(dispatcher, ticketId)).toMatchObject({
    state: 'withheld',
    url: expect.any(String) as string,
  });
  const flag = (await flagsOf(dispatcher)).find(({ ticket }) => ticket?.id === ticketId);
  expect(flag).toMatchObject({ kind: 'picture', state: 'risky', reason: '涉及色情', text: null });
  expect(flag?.picture?.url).toEqual(expect.any(String));

  await dispatcher.post(`/moderation/flags/${flag?.id}/release`);
  expect(await pictureFor(engineer, ticketId)).toMatchObject({ state: 'clear' });
  expect((await pictureFor(engineer, ticketId)).url).not.toBeNull();
});

it('shows staff a picture for review, customers only when the desk released it', async () => {
  const { id } = await reported(customer);
  await engineer.post(`/tickets/${id}/actions/accept`);
  const attachmentIds = [await uploaded(engineer, yellow)];
  await engineer.post(`/tickets/${id}/actions/message`, { note: '请看图', attachmentIds });
  const said = async (by: SignedInCaller) => (await seen(by, id)).timeline.at(-1)?.attachments[0];
  await eventually(async () => (await said(engineer))?.state === 'flagged');
  expect(await said(dispatcher)).toMatchObject({ state: 'flagged' });
  expect((await said(dispatcher))?.url).not.toBeNull();
  expect(await said(customer)).toMatchObject({ state: 'checking', url: null });
  const flag = (await flagsOf(dispatcher)).find(({ ticket }) => ticket?.id === id);
  await dispatcher.post(`/moderation/flags/${flag?.id}/release`);
  expect((await said(customer))?.url).not.toBeNull();
  await dispatcher.post(`/moderation/flags/${flag?.id}/hide`);
  expect(await said(customer)).toMatchObject({ state: 'withheld', url: null });
});

it('shows a picture with a flag after half an hour without an answer; a late answer still counts', async () => {
  const { ticketId, attachmentId } = await unanswered();
  moderated.api.clock.advance(29 * minute);
  await moderated.lookAgain();
  expect((await pictureFor(engineer, ticketId)).url).toBeNull();
  moderated.api.clock.advance(minute);
  await moderated.lookAgain();
  expect(await pictureFor(engineer, ticketId)).toMatchObject({ state: 'flagged' });
  expect((await pictureFor(engineer, ticketId)).url).not.toBeNull();
  expect(await pictureFor(customer, ticketId)).toMatchObject({ state: 'clear' });

  await moderated.api.database
    .collection('content_checks')
    .updateOne({ attachmentId }, { $set: { traceIds: ['late'] } });
  answer('late', { suggest: 'risky', label: 20_002 });
  await eventually(async () => (await pictureFor(engineer, ticketId)).state === 'withheld');
});

function answer(traceId: string, result?: { suggest: string; label: number }) {
  const fields = { trace_id: traceId, version: 2, errcode: result ? 0 : -1008, detail: [], result };
  const openid = 'demo-customer';
  moderated.sandbox.callbacks.send({ event: 'wxa_media_check', openid, fields });
}

it('does not take a failed look for a pass, and asks again', async () => {
  const { ticketId, attachmentId } = await unanswered();
  const checks = moderated.api.database.collection('content_checks');
  await checks.updateOne({ attachmentId }, { $set: { traceIds: ['failed'] } });
  answer('failed');
  await moderated.sandbox.settled();
  await eventually(async () => {
    const verdicts = moderated.api.database.collection<{ _id: string }>('content_verdicts');
    return (await verdicts.findOne({ _id: 'failed' })) !== null;
  });
  expect((await pictureFor(engineer, ticketId)).url).toBeNull();
  moderated.sandbox.failures.clear();
  moderated.api.clock.advance(10 * minute);
  await moderated.lookAgain();
  await eventually(async () => (await pictureFor(engineer, ticketId)).url !== null);
});

it('bears answers that come twice, for nobody, or against the desk', async () => {
  const ticketId = await judged(red);
  const flag = (await flagsOf(dispatcher)).find(({ ticket }) => ticket?.id === ticketId);
  await dispatcher.post(`/moderation/flags/${flag?.id}/release`);
  const { moderation } = moderated.api.rooms;
  const traceId = (await moderation.checks.find(flag?.id ?? ''))?.traceIds[0] ?? '';
  answer('nobody’s', { suggest: 'risky', label: 20_002 });
  answer(traceId, { suggest: 'risky', label: 20_002 });
  await moderated.sandbox.settled();
  const pass = await judged('#00aa44');
  expect((await pictureFor(engineer, ticketId)).state).toBe('clear');
  expect((await pictureFor(engineer, pass)).state).toBe('clear');
});

it('lets WeChat read WebP, which it does not know, as JPEG', async () => {
  const webp = await aPicture(60, 60, red).webp().toBuffer();
  const ticket = await reported(customer, [await sent(customer, webp, '截图.webp')]);
  await eventually(async () => (await pictureFor(customer, ticket.id)).state === 'withheld');

  const { attachments, clock } = moderated.api.rooms.attachments;
  const [stored] = await attachments.findMany([(await pictureFor(customer, ticket.id)).id]);
  expect(stored?.original.type).toBe('image/webp');
  const { links } = moderated.api.rooms.attachments;
  const link = links.signUntil(stored?.id ?? '', 'checkable', new Date(clock().getTime() + minute));
  const reply = await fetch(moderated.api.url + link);
  expect(reply.headers.get('content-type')).toBe('image/jpeg');
  const { format, width } = await sharp(Buffer.from(await reply.arrayBuffer())).metadata();
  expect([format, width]).toEqual(['jpeg', 60]);
});

it('lets WeChat read a long screenshot at the width that it has', async () => {
  const webp = await aPicture(1080, 9000, red).webp().toBuffer();
  const id = await sent(customer, webp, '长截图.webp');
  const { clock, links } = moderated.api.rooms.attachments;
  const link = links.signUntil(id, 'checkable', new Date(clock().getTime() + minute));
  const reply = await fetch(moderated.api.url + link);
  const { format, width, height } = await sharp(Buffer.from(await reply.arrayBuffer())).metadata();
  expect([format, width, height]).toEqual(['jpeg', 1080, 9000]);
});

it('does not ask about documents, nor about pictures that were not sent off', async () => {
  const before = moderated.asked(path);
  await uploaded(customer);
  const pdf = await sent(customer, await fixture('statement.pdf'), '对账单.pdf');
  const ticket = await reported(customer, [pdf]);
  await moderated.lookAgain();
  expect(await pictureFor(engineer, ticket.id)).toMatchObject({ kind: 'document', state: 'clear' });
  expect((await pictureFor(engineer, ticket.id)).url).not.toBeNull();
  expect(moderated.asked(path)).toBe(before);
});

it('shows a face to its owner at once, to others when it has passed', async () => {
  moderated.sandbox.failures.plan(path, { errcode: -1 }, Infinity);
  const avatarAttachmentId = await uploaded(customer);
  const { body } = await customer.patch<MeReply>('/me', { avatarAttachmentId });
  expect(body.avatarUrl).not.toBeNull();
  const { id } = await reported(customer);
  expect((await seen(engineer, id)).reporter.avatarUrl).toBeNull();
  moderated.sandbox.failures.clear();
  moderated.api.clock.advance(minute);
  await moderated.lookAgain();
  await eventually(async () => (await seen(engineer, id)).reporter.avatarUrl !== null);
});

it('asks again after half a minute’s death, and once more when the answer’s name was lost', async () => {
  const { ticketId, attachmentId } = await unanswered();
  const { checks } = moderated.api.rooms.moderation;
  moderated.sandbox.failures.clear();
  moderated.api.clock.advance(minute);
  const now = moderated.api.clock.now();
  // taken by a process that dies before it asks
  const [due = ''] = await checks.due(now, { leaseFor: minute, passedOver: [], most: 1 });
  const taken = await checks.take(due, now, minute);
  expect(taken?.attachmentId).toBe(attachmentId);
  await moderated.lookAgain();
  expect((await pictureFor(engineer, ticketId)).url).toBeNull();
  moderated.api.clock.advance(minute);
  await moderated.lookAgain();
  await eventually(async () => (await pictureFor(engineer, ticketId)).url !== null);
});

it('looks at the others while one check is too full to be leased', async () => {
  const checks = moderated.api.database.collection('content_checks');
  const poisoned = await unanswered();
  const { attachmentId } = poisoned;
  await fill({ database: moderated.api.database, collection: 'content_checks' }, { attachmentId });
  moderated.sandbox.failures.clear();
  const { id: other } = await reported(customer, [await uploaded(customer)]);
  moderated.api.clock.advance(minute);
  await moderated.lookAgain();
  await eventually(async () => (await pictureFor(engineer, other)).state === 'clear');
  expect((await pictureFor(engineer, poisoned.ticketId)).state).toBe('checking');
  await checks.deleteOne({ attachmentId });
});

it('leaves to the desk what it cannot look at for a reason of its own', async () => {
  const { ticketId } = await unanswered();
  const { moderation } = moderated.api.rooms;
  const openidOf = () => Promise.reject(new Error('no such person'));
  for (let turn = 0; turn < 8; turn += 1) {
    moderated.api.clock.advance(minute * 2 ** turn);
    await lookAgain({ ...moderation, openidOf });
  }
  expect((await pictureFor(engineer, ticketId)).state).toBe('flagged');
});

type Deps = Parameters<typeof lookAgain>[0];

/** Minute by minute: the API looks by itself as well, and may just have put a picture off. */
async function lookUntil(deps: Deps, isDone: () => Promise<boolean>) {
  for (let turn = 0; turn < 10 && !(await isDone()); turn += 1) {
    moderated.api.clock.advance(minute);
    while (await lookAgain(deps)) {
      // older pictures may be due before this one
    }
  }
}

it('takes an answer that overtakes its question', async () => {
  const { ticketId, attachmentId } = await unanswered();
  const { moderation } = moderated.api.rooms;
  const { takeVerdict } = await import('#api/moderation/take-verdict');
  const traceId = 'early';
  await takeVerdict(moderation, { traceId, verdict: { suggest: 'pass', label: 100 } });
  const startMediaCheck = ({ url }: { url: string }) =>
    Promise.resolve(url.includes(attachmentId) ? traceId : `of ${url}`);
  const stateNow = async () =>
    (await moderation.checks.ofPictures([attachmentId])).get(attachmentId)?.state;
  await lookUntil(
    { ...moderation, wechat: { ...moderation.wechat, startMediaCheck } },
    async () => (await stateNow()) === 'passed',
  );
  expect(await stateNow()).toBe('passed');
  expect((await pictureFor(engineer, ticketId)).url).not.toBeNull();
});

it('shows pictures at once, flagged, where WeChat cannot fetch them', async () => {
  const { ticketId } = await unanswered();
  const { moderation } = moderated.api.rooms;
  const unreachable = { ...moderation, pictureAddress: () => Promise.resolve({ url: null }) };
  const stateNow = async () => (await pictureFor(engineer, ticketId)).state;
  await lookUntil(unreachable, async () => (await stateNow()) === 'flagged');
  expect(await stateNow()).toBe('flagged');
});

describe('the desk’s list', () => {
  const missing = 'f'.repeat(24);

  it.each(['/moderation/flags'])('GET %s is for the desk', async (list) => {
    expect((await moderated.api.anybody.get(list)).status).toBe(401);
    expect((await customer.get(list)).status).toBe(403);
    expect((await engineer.get(list)).status).toBe(403);
    expect((await dispatcher.get(`${list}?view=nothing`)).status).toBe(400);
    const { body } = await dispatcher.get<{ open: number }>(`${list}?limit=1`);
    expect(body.open).toBeGreaterThan(0);
  });

  it.each(['hide', 'release'])('POST …/%s is for the desk', async (decision) => {
    const url = `/moderation/flags/${missing}/${decision}`;
    expect((await moderated.api.anybody.post(url)).status).toBe(401);
    expect((await customer.post(url)).status).toBe(403);
    expect((await engineer.post(url)).status).toBe(403);
    const { status, body } = await dispatcher.post(url);
    expect([status, body.code]).toEqual([404, 'moderation.flag_not_found']);
  });

  it('decides nothing about a picture that waits or has passed', async () => {
    const ticketId = await judged('#0066cc');
    const { id } = await pictureFor(customer, ticketId);
    const checks = moderated.api.database.collection('content_checks');
    const check = await checks.findOne({ attachmentId: id });
    expect((await dispatcher.post(`/moderation/flags/${String(check?._id)}/hide`)).status).toBe(
      404,
    );
  });
});

it('tells a stranger nothing', async () => {
  const ticketId = await judged(red);
  const { status, body } = await stranger.get(`/tickets/${ticketId}`);
  expect([status, body.code]).toEqual([404, 'ticket.not_found']);
  await halfAnHour();
  expect((await stranger.get(`/tickets/${ticketId}/timeline`)).status).toBe(404);
});
