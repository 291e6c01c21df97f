import { engineersAt, nextOnCall, onCallAt, termsOf } from '#api/directory/index';
import { standardTerms } from '#shared/promises/service-terms';

import { demoPeople } from '../../../api/demo/data/people';
import { createInstallation } from '../../support/demo-installation';
import { startTestMongo } from '../../support/embedded-mongo';
import { temporaryFolder } from '../../support/server';

const mongo = await startTestMongo();
const installation = await createInstallation(mongo.uri, temporaryFolder('demo-directory'));
const { database, rooms } = installation;
const { directory } = rooms;
// no stories: only who is there
await installation.loadDemo([]);
const now = new Date();
afterAll(async () => {
  await installation.close();
  await mongo.stop();
});

const idsOf = async (collection: string, filter: object) =>
  (await database.collection(collection).find(filter).toArray()).map(({ _id }) => String(_id));

it('knows what every engineer can do, and that they are there', async () => {
  const engineers = await engineersAt(directory, now);
  const names = demoPeople.filter(({ role }) => role === 'engineer').map(({ name }) => name);
  expect(engineers.map(({ name }) => name).sort()).toEqual(names.sort());
  for (const { skills, regionIds, isAvailable } of engineers) {
    expect([isAvailable, skills.length > 1, regionIds.length > 0]).toEqual([true, true, true]);
  }
  expect(await database.collection('duty_spans').countDocuments({ to: null })).toBe(names.length);
});

it('has somebody on call every night of the next days', async () => {
  for (let nights = 0; nights < 10; nights += 1) {
    // midnight in Shanghai
    const midnight = new Date(now.getTime() + nights * 24 * 60 * 60_000);
    midnight.setUTCHours(16, 0, 0, 0);
    expect(await onCallAt(directory, midnight)).not.toEqual([]);
  }
  expect(await nextOnCall(directory, now)).not.toBeNull();
});

it('serves organizations under the terms of their contracts and calendars', async () => {
  const termsFor = async (name: string) => {
    const [organizationId = null] = await idsOf('organizations', { name });
    return termsOf(directory, { organizationId, productId: null }, now);
  };
  expect(await termsFor('云岭县财政局')).toEqual(standardTerms);
  const waterworks = await termsFor('滨江自来水公司');
  expect(waterworks.calendar.hours.saturday).toEqual([[480, 1080]]);
  const group = await termsFor('江城水务集团');
  expect(group.level.P2.solution).toEqual({ minutes: 240, hours: 'round_the_clock' });
});

it('says where devices stand', async () => {
  const devices = await database.collection('assets').find({ code: /RTU/ }).toArray();
  const regions = new Set((await directory.regions.all()).map(({ id }) => id));
  expect(devices).toHaveLength(3);
  expect(devices.every((one) => one['place'] && regions.has(String(one['regionId'])))).toBe(true);
});

it('is the same when its loading is taken up again', async () => {
  const count = () =>
    Promise.all(
      ['shifts', 'leave', 'templates', 'regions', 'service_levels', 'duty_spans'].map((name) =>
        database.collection(name).countDocuments(),
      ),
    );
  const before = await count();
  expect(before).not.toContain(0);
  await database.collection('demo_marks').updateOne({}, { $set: { loadedAt: null } });
  await installation.loadDemo([]);
  expect(await count()).toEqual(before);
});
