import { noticeOwners } from '#api/compose/index';
import { inboxChannel, relayBatch } from '#api/notices/index';
import { actOnTicket, submitTicket } from '#api/tickets/index';
import type { Actor } from '#shared/accounts/actor';

import { createInstallation } from '../../support/demo-installation';

import { actionBody, lives, reportBody, type LifeName, type Move, type Part } from './lives';
import type { Raw } from './raw-documents';

const betweenSteps = 20 * 60_000;

/** A ticket, and what it leaves in the inboxes of its customer and its engineer: to each the newest. */
export type Sample = { ticket: Raw; notices: Raw[] };

export type Samples = {
  lives: Record<LifeName, Sample>;
  people: Record<Part, Raw>;
  organization: Raw;
  /** When all of them were reported. */
  from: Date;
};

type RawNotice = Raw & { source: { id: string }; recipientId: string; createdAt: Date };

type Installation = Awaited<ReturnType<typeof createInstallation>>;
type Cast = Record<Part, Actor>;

/** One ticket of each life, led by the rooms' own use cases in a database of its own: what they write is the pattern. */
export async function sampleLives(uri: string, folder: string): Promise<Samples> {
  const installation = await createInstallation(uri, folder);
  const from = new Date('2026-01-05T01:00:00Z');
  try {
    const cast = await register(installation, from);
    const ids = new Map<string, LifeName>();
    for (const [name, moves] of Object.entries(lives) as [LifeName, Move[]][]) {
      ids.set(await live({ ...installation.rooms, cast, from }, moves), name);
    }
    const { inbox, relay } = installation.rooms;
    const owners = noticeOwners(installation.rooms);
    while (await relayBatch({ ...relay, owners, channels: [inboxChannel(inbox)] })) {
      // until nothing is owed
    }
    return { ...(await read(installation.database, ids)), from };
  } finally {
    await installation.database.dropDatabase();
    await installation.close();
  }
}

async function register(
  { rooms: { accounts, directory } }: Installation,
  now: Date,
): Promise<Cast> {
  const organization = { name: '启明会计师事务所', colleaguesFollow: true };
  const { id } = await directory.organizations.register(organization);
  const add = async (role: Part, organizationId: string | null = null): Promise<Actor> => {
    const phone = '13800138000';
    const person = { openid: role, name: role, role, phone, organizationId };
    return { id: (await accounts.users.add(person, now)).id, role, organizationId };
  };
  return {
    customer: await add('customer', id),
    engineer: await add('engineer'),
    dispatcher: await add('dispatcher'),
  };
}

type Stage = Pick<Installation['rooms'], 'tickets'> & { cast: Cast; from: Date };

async function live({ tickets, cast, from }: Stage, moves: readonly Move[]): Promise<string> {
  let now = from;
  const then = { ...tickets, clock: () => now };
  const description = '月末结账前导入凭证，系统提示科目不存在。';
  const { id } = await submitTicket(then, {
    actor: cast.customer,
    body: { ...reportBody(), description },
    idempotencyKey: null,
  });
  for (const [step, [action, by]] of moves.entries()) {
    now = new Date(now.getTime() + betweenSteps);
    await actOnTicket(then, {
      ...{ ticketId: id, action, actor: cast[by] },
      body: actionBody(action, cast.engineer.id),
      idempotencyKey: `step-${step}`,
    });
  }
  return id;
}

async function read(
  database: Installation['database'],
  ids: ReadonlyMap<string, LifeName>,
): Promise<Omit<Samples, 'from'>> {
  const all = (name: string) => database.collection<Raw>(name).find().toArray();
  const [tickets, users] = [await all('tickets'), await all('users')];
  const notices = await database.collection<RawNotice>('notifications').find().toArray();
  const [organization] = await all('organizations');
  if (!organization) {
    throw new Error('no organization was registered');
  }
  return {
    // every life and every part was written above
    lives: Object.fromEntries(
      tickets.map((ticket) => {
        const id = ticket._id.toHexString();
        const newest = [ticket['reporterId'], ticket['assigneeId']].flatMap((one) =>
          notices
            .filter(({ source, recipientId }) => source.id === id && recipientId === one)
            .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
            .slice(-1),
        );
        return [ids.get(id), { ticket, notices: newest }];
      }),
    ) as Samples['lives'],
    people: Object.fromEntries(users.map((user) => [user['role'], user])) as Samples['people'],
    organization,
  };
}
