import { mongo } from 'mongoose';

import type { Database } from '#api/mongo/index';

import type { Part } from './lives';
import { copyOf, type Raw } from './raw-documents';
import type { Samples } from './sample-lives';

const counts = { organizations: 500, customer: 5000, engineer: 40, dispatcher: 5 };

export type World = {
  customers: Raw[];
  engineers: Raw[];
  dispatchers: Raw[];
  /** By id. */
  organizationNames: ReadonlyMap<string, string>;
  codes: string[];
};

/** Organizations and people straight into the database, as the samples are. */
export async function addPeople(database: Database, samples: Samples): Promise<World> {
  const organizations = Array.from({ length: counts.organizations }, (_, index) => ({
    ...samples.organization,
    ...{ _id: new mongo.ObjectId(), name: `第 ${index + 1} 服务单位` },
  }));
  const names: string[] = [];
  const crowd = (part: Part) =>
    Array.from({ length: counts[part] }, (_, index): Raw => {
      const name = `${part}-${index}`;
      names.push(name);
      const home = organizations[index % organizations.length]?._id.toHexString();
      return {
        ...copyOf(samples.people[part], { swap: new Map(), shift: 0 }),
        ...{ _id: new mongo.ObjectId(), openid: `demo-${name}`, name },
        phone: `1${String(3_800_000_000 + names.length)}`,
        ...(part === 'customer' && { organizationId: home }),
      };
    });
  const customers = crowd('customer');
  const [engineers, dispatchers] = [crowd('engineer'), crowd('dispatcher')];
  await database.collection('organizations').insertMany(organizations);
  await database.collection('users').insertMany([...customers, ...engineers, ...dispatchers]);
  return {
    ...{ customers, engineers, dispatchers },
    organizationNames: new Map(organizations.map(({ _id, name }) => [_id.toHexString(), name])),
    codes: names.slice(0, 1000).map((name) => `demo:${name}`),
  };
}
