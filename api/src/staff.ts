import { roles, type Role } from '#shared/accounts/roles';

import { cachedUsers, giveRole, userRepository } from './accounts/index';
import { bounded } from './bounds/index';
import { changesOnBus } from './cache/index';
import { connectBus, startDatabase, undoAll, type Undo } from './compose/index';
import { readSettings, StartError } from './config/index';
import { createLog } from './log';

/** `npm run staff -- 13800138000 engineer` */
const undo: Undo = [];
try {
  const [phone = '', word = ''] = process.argv.slice(2);
  const role = readRole(word);
  const settings = readSettings(process.env);
  const database = await startDatabase(settings, undo);
  // running processes hear of it over Redis; without one they look again within three seconds
  const bus = await connectBus(settings, createLog('warn'), undo);
  const users = cachedUsers(userRepository(database), changesOnBus({ ...bus, isShared: false }));
  const person = await giveRole({ users }, { phone, role });
  if (!person) {
    throw new StartError(
      // eslint-disable-next-line no-restricted-syntax -- English, for who runs it: the buttons are named as they stand on the phone
      `Nobody, or more than one person, has the phone number ${phone}: they sign in first and tap 我的 → 手机号.`,
    );
  }
  if (person === 'full') {
    throw new StartError(
      `There are ${bounded.staffOfRole.most} people of the role ${role} already: make one of them a customer first.`,
    );
  }
  process.stdout.write(`${person.name} is now ${person.role}.\n`);
} catch (error: unknown) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await undoAll(undo);
}

function readRole(word: string): Role {
  const role = roles.find((name) => name === word);
  if (!role) {
    throw new StartError(
      `Usage: npm run staff -- PHONE ROLE, where ROLE is one of ${roles.join(', ')}.`,
    );
  }
  return role;
}
