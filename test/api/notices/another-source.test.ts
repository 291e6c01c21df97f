import { createSignal } from '#api/background/index';
import { buildIndexes } from '#api/mongo/index';
import { creditRepository } from '#api/notices/credit-repository';
import { presentAbout } from '#api/notices/present-about';
import { pushBatch, type PushDeps } from '#api/notices/push-batch';
import { pushReader } from '#api/notices/push-reader';
import { pushRepository } from '#api/notices/push-repository';
import { relayBatch, type RelayDeps } from '#api/notices/relay-batch';
import { retell } from '#api/notices/retell';
import { wechatChannel } from '#api/notices/wechat-channel';

import { dyingAttempts, roomAttempts } from '../../support/attempts';
import { after, cast, minute, ten } from '../../support/tickets';
import { openInvitations } from '../../support/tickets/invitations';
import { startTicketRoom, type TicketRoom } from '../../support/tickets/ticket-room';

type Sent = Parameters<PushDeps['wechat']['sendSubscribeMessage']>[0];

const first = 'a'.repeat(24);
const second = 'b'.repeat(24);
const guest = cast.customer.id;
const templateId = 'P';

let room: TicketRoom;
let invitations: ReturnType<typeof openInvitations>;
let relay: RelayDeps;
let pushing: PushDeps;
let sent: Sent[];

beforeAll(async () => {
  room = await startTicketRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  room.world.now = ten;
  sent = [];
  const { database } = room;
  const clock = () => room.world.now;
  const pushes = pushRepository(database);
  const credits = creditRepository(database);
  await buildIndexes(database);
  for (const name of ['tickets', 'notifications', 'pushes', 'credits', 'work_failures']) {
    await database.collection(name).deleteMany({});
  }
  invitations = openInvitations();
  const owners = [room.owner, invitations.owner];
  const findUsers = (ids: readonly string[]) => {
    const users = ids.flatMap((id) => {
      const { role, preferences } = room.people.get(id) ?? {};
      const user = role && preferences && { id, role, preferences, isBlocked: false };
      return user ? { ...user, openid: `o-${id}`, organizationId: null } : [];
    });
    return Promise.resolve(users);
  };
  const templateIds = { progress: templateId };
  const means = { pushes, credits, findUsers, templateIds, clock };
  const channel = wechatChannel({ ...means, pushesDue: createSignal() });
  relay = { ...room.relay, owners, channels: [...room.relay.channels, channel] };
  pushing = {
    ...{ owners, pushes, credits, clock, templateIds },
    ...pushReader({ owners, findUsers }),
    attempts: roomAttempts(database, clock),
    wechat: {
      sendSubscribeMessage: (message) => {
        sent.push(message);
        return Promise.resolve({ outcome: 'sent', msgId: '1' });
      },
    },
  };
  await credits.count({ userId: guest, templateId }, { source: 'platform', key: 'k', at: ten });
});

async function relayAll(deps = relay) {
  while (await relayBatch(deps)) {
    // until nothing is owed
  }
}

const stored = (name: string) => room.database.collection(name).find().sort({ _id: 1 }).toArray();
const toldGuest = async () =>
  (await room.inbox.list(guest, { limit: 10, isUnread: false })).items.map(
    ({ source, fact }) => `${source.kind} ${source.id.slice(0, 1)} ${fact}`,
  );

it('tells beside tickets, and the same fact of two sources twice', async () => {
  invitations.invite(first, guest, 'invitation', 'reminder:3');
  invitations.invite(second, guest, 'invitation');
  const { id } = await room.submit();
  await room.act(id, 'accept', 'engineer');
  await relayAll();
  const ticket = `ticket ${id.slice(0, 1)} entry:2`;
  const expected = [
    'invitation a invitation',
    'invitation a reminder:3',
    'invitation b invitation',
  ];
  expect((await toldGuest()).toSorted()).toEqual([...expected, ticket].toSorted());
  expect([invitations.left(), (await room.find(id)).outbox]).toEqual([[], []]);
});

it('tells the groups of its kind, staff by what they may', async () => {
  invitations.invite(first, guest, 'invitation');
  await relayAll();
  const told = (await stored('notifications')).map((one) => String(one['recipientId']));
  expect(told.toSorted()).toEqual([guest, cast.dispatcher.id, cast.manager.id].toSorted());
  // staff read it in their inbox alone
  expect((await stored('pushes')).map((one) => String(one['recipientId']))).toEqual([guest]);
});

it('tells everybody once although a relay died between telling and settling', async () => {
  invitations.invite(first, guest, 'invitation');
  const dying = { ...invitations.owner, settle: () => Promise.reject(new Error('died')) };
  const deps = { ...relay, owners: [dying], attempts: dyingAttempts(relay.attempts) };
  await expect(relayBatch(deps)).rejects.toThrow('died');
  room.world.now = after(minute);
  await relayAll();
  expect([(await stored('notifications')).length, (await stored('pushes')).length]).toEqual([3, 1]);
  expect(invitations.left()).toEqual([]);
});

it('keeps nothing back when another source fails, and names the one that does', async () => {
  invitations.invite(first, guest, 'broken');
  invitations.invite(second, guest, 'invitation');
  const { id } = await room.submit();
  await relayAll();
  expect(await toldGuest()).toEqual(['invitation b invitation']);
  expect((await room.find(id)).outbox).toEqual([]);
  const [failure] = await stored('work_failures');
  expect(failure).toMatchObject({ kind: 'relay', itemId: `invitation:${first}`, failures: 1 });
});

it('pushes what its record says, under the name of its source, and leads to its page', async () => {
  invitations.invite(first, guest, 'invitation');
  await relayAll();
  await pushBatch(pushing);
  expect(sent).toMatchObject([
    {
      page: `invitations/invitation-page?id=${first}`,
      fields: {
        character_string1: 'HF-a',
        thing2: '聊聊用得怎么样',
        phrase3: '邀请',
        thing5: '李建国邀请您参加回访',
      },
    },
  ]);
});

it('pushes nothing to whom it is closed by then, and no words that are hidden by then', async () => {
  invitations.invite(first, guest, 'invitation');
  await relayAll();
  invitations.world.standing = { says: 'nothing', about: '', names: { host: '王秀英' } };
  await pushBatch(pushing);
  expect(sent[0]?.fields).toMatchObject({ thing2: '', thing5: '王秀英邀请您参加回访' });
  await pushing.credits.count(
    { userId: guest, templateId },
    { source: 'platform', key: 'another', at: ten },
  );
  invitations.invite(second, guest, 'invitation');
  invitations.world.isOpen = false;
  await relayAll();
  await pushBatch(pushing);
  expect(sent).toHaveLength(1);
  const reasons = (await stored('pushes')).map((one) => String(one['reason']));
  expect(reasons.toSorted()).toEqual(['null', 'out_of_reach']);
});

it('is read, counted and marked by its source', async () => {
  invitations.invite(first, guest, 'invitation');
  invitations.invite(second, guest, 'invitation');
  await relayAll();
  const { items } = await room.inbox.list(guest, { limit: 10, isUnread: true });
  const [one] = await retell(relay, items, cast.customer);
  expect(one).toMatchObject({ title: '李建国邀请您参加回访', text: '周三下午三点' });
  const source = { kind: 'invitation', id: first };
  await room.inbox.markRead(guest, { source }, ten);
  expect(await room.inbox.countUnread(guest)).toBe(1);
  const unread = (kind: string) =>
    room.inbox.unreadSources(guest, { kind, ids: [first, second] }).then((ids) => [...ids]);
  expect([await unread('invitation'), await unread('ticket')]).toEqual([[second], []]);
});

it('tells a phone that it is of no ticket, and which page it opens', async () => {
  invitations.invite(first, guest, 'invitation');
  await relayAll();
  const [item] = (await room.inbox.list(guest, { limit: 1, isUnread: false })).items;
  expect(item && presentAbout(relay.owners, item)).toEqual({
    ...{ kind: 'invite', source: { kind: 'invitation', id: first }, sourceName: 'HF-a' },
    ...{ fact: 'invitation', ticketId: null, ticketNumber: null },
    opens: { page: 'invitations/invitation-page', id: first },
  });
});

it('shows the title alone of a notice that another version of the product wrote', async () => {
  invitations.invite(first, guest, 'invitation');
  await relayAll();
  const { items } = await room.inbox.list(guest, { limit: 1, isUnread: false });
  const owners = [room.owner];
  const [told] = await retell({ owners }, items, cast.customer);
  expect(told).toMatchObject({ title: '李建国邀请您参加回访', text: '' });
  expect(told && presentAbout(owners, told).opens).toBeNull();
});
