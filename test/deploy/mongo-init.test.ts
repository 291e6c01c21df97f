import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

import { readCompose } from '../support/deploy/compose-file';

const script = readFileSync('deploy/compose/mongo-init.js', 'utf8');

type Servers = { isReplicaSet: boolean; away: readonly string[]; users: Record<string, unknown> };

/** Runs the script as mongosh does, against servers that only note what they are told. */
function run(servers: Servers) {
  const told: object[] = [];
  const connect = (uri: string) => {
    const host = /@([^/]+)/.exec(uri)?.[1] ?? '';
    if (servers.away.includes(host)) {
      throw new Error(`${host} does not answer`);
    }
    const adminCommand = (command: object) => {
      if ('replSetGetStatus' in command && !servers.isReplicaSet) {
        throw new Error('no replset config has been received');
      }
      if ('replSetInitiate' in command) {
        servers.isReplicaSet = true;
        told.push(command);
      }
      return { ok: 1 };
    };
    const getSiblingDB = (database: string) => ({
      getUser: (user: string) => servers.users[user] ?? null,
      createUser: (user: { user: string }) => {
        servers.users[user.user] = { ...user, database };
      },
      updateUser: (user: string, rights: object) => {
        servers.users[user] = { user, ...rights, database };
      },
    });
    return { adminCommand, getSiblingDB };
  };
  const env = { MONGO_ROOT_PASSWORD: 'r/o:ot', MONGO_PASSWORD: 'ours' };
  runInNewContext(`(() => {${script}})()`, { connect, process: { env }, encodeURIComponent });
  // what was made in another realm
  return JSON.parse(JSON.stringify(told)) as unknown;
}

const ours = {
  ...{ user: 'huisheng', pwd: 'ours', database: 'huisheng' },
  roles: [{ role: 'readWrite', db: 'huisheng' }],
};

it('makes one replica set of the servers that are started, and the user', () => {
  const servers: Servers = { isReplicaSet: false, away: [], users: {} };
  const names = Object.keys(readCompose().services).filter((name) => /^mongo-\d$/.test(name));
  expect(names).toHaveLength(3);
  expect(run(servers)).toEqual([
    {
      replSetInitiate: {
        _id: 'huisheng',
        members: names.map((name, _id) => ({ _id, host: `${name}:27017` })),
      },
    },
  ]);
  expect(JSON.parse(JSON.stringify(servers.users))).toEqual({ huisheng: ours });
});

it('leaves a replica set as it is, also while one server is away, and gives the user the new password', () => {
  const users = { huisheng: { ...ours, pwd: 'former' } };
  const servers: Servers = { isReplicaSet: true, away: ['mongo-1:27017'], users };
  expect(run(servers)).toEqual([]);
  expect(JSON.parse(JSON.stringify(servers.users))).toEqual({ huisheng: ours });
});
