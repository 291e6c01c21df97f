import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { giveRole, userRepository } from '#api/accounts/index';
import { connectDatabase } from '#api/mongo/index';
import type { Role } from '#shared/accounts/roles';

import { startTestMongo } from '../../support/embedded-mongo';

const mongo = await startTestMongo();
const database = await connectDatabase(mongo.uri);
const users = userRepository(database);
afterAll(async () => {
  await database.close();
  await mongo.stop();
});

const now = new Date('2026-11-21T02:00:00Z');
const add = (name: string, phone: string) =>
  users.add({ openid: `openid-${name}`, name, role: 'customer', phone }, now);

async function staff(...words: string[]) {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/staff.js', ...words], {
      env: { ...process.env, MONGODB_URI: mongo.uri, NODE_OPTIONS: '' },
    });
    return { code: 0, words: stdout };
  } catch (error: unknown) {
    // execFile rejects with how the process ended
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, words: stderr };
  }
}

describe('npm run staff', () => {
  it('makes the person with that phone number an engineer', async () => {
    const { id } = await add('小陈', '13800138000');
    expect(await staff('13800138000', 'engineer')).toEqual({
      code: 0,
      words: '小陈 is now engineer.\n',
    });
    expect(await users.find(id)).toMatchObject({ role: 'engineer' });
  });

  it('knows a number in whatever spelling', async () => {
    await add('小何', '13800138001');
    await add('小港', '+852 91234567');
    expect(await staff('+86 138-0013-8001', 'engineer')).toMatchObject({ code: 0 });
    expect(await staff('00852 9123 4567', 'engineer')).toMatchObject({ code: 0 });
  });

  it.each([
    ['a number nobody has', ['13900139000', 'engineer'], 'Nobody, or more than one'],
    ['a role that does not exist', ['13800138000', 'boss'], 'ROLE is one of customer'],
    ['nothing at all', [], 'Usage: npm run staff'],
  ])('refuses %s in one sentence', async (_case, words, sentence) => {
    const answer = await staff(...words);
    expect(answer.code).toBe(1);
    expect(answer.words).toContain(sentence);
  });

  it('refuses a number that two people share, and changes neither', async () => {
    const two = [await add('甲', '13700137000'), await add('乙', '13700137000')];
    expect((await staff('13700137000', 'manager')).code).toBe(1);
    for (const { id } of two) {
      expect(await users.find(id)).toMatchObject({ role: 'customer' });
    }
  });
});

it('makes no other one when there are as many of a role as can be told', async () => {
  await add('一', '13600136001');
  await add('二', '13600136002');
  const give = (phone: string, role: Role) => giveRole({ users }, { phone, role }, 1);
  expect(await give('13600136001', 'dispatcher')).toMatchObject({ role: 'dispatcher' });
  expect(await give('13600136002', 'dispatcher')).toBe('full');
  // who has it already keeps it, and nobody is kept from being a customer
  expect(await give('13600136001', 'dispatcher')).toMatchObject({ role: 'dispatcher' });
  expect(await give('13600136001', 'customer')).toMatchObject({ role: 'customer' });
  expect(await give('13600136002', 'dispatcher')).toMatchObject({ role: 'dispatcher' });
});
