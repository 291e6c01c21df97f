/*
 * Makes one replica set of the three servers, and the user as whom the product comes. Run by mongosh whenever everything is
 * started: what is there already stays, and the password becomes the one of .env.
 */
const name = 'huisheng';
const servers = ['mongo-1:27017', 'mongo-2:27017', 'mongo-3:27017'];
const { MONGO_PASSWORD, MONGO_ROOT_PASSWORD } = process.env;
const asRoot = `mongodb://root:${encodeURIComponent(MONGO_ROOT_PASSWORD)}@`;

/** Whichever answers knows, also when another one is away. Loops alone: mongosh waits for the servers only in these. */
function isReplicaSet() {
  for (const server of servers) {
    try {
      const alone = 'directConnection=true&serverSelectionTimeoutMS=10000';
      const admin = connect(`${asRoot}${server}/admin?${alone}`);
      if (admin.adminCommand({ replSetGetStatus: 1 }).ok === 1) {
        return true;
      }
    } catch {
      // it is not part of one yet, knows nobody yet, or is away
    }
  }
  return false;
}

if (!isReplicaSet()) {
  const members = servers.map((host, _id) => ({ _id, host }));
  connect(`${asRoot}${servers[0]}/admin?directConnection=true`).adminCommand({
    replSetInitiate: { _id: name, members },
  });
}

// waits until one of them has been elected
const database = connect(
  `${asRoot}${servers.join()}/admin?replicaSet=${name}&serverSelectionTimeoutMS=60000`,
).getSiblingDB(name);
const rights = { pwd: MONGO_PASSWORD, roles: [{ role: 'readWrite', db: name }] };
if (database.getUser(name) === null) {
  database.createUser({ user: name, ...rights });
} else {
  database.updateUser(name, rights);
}
