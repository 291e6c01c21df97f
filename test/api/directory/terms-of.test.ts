import { termsOf } from '#api/directory/index';
import { priorityLevel } from '#shared/directory/built-in-levels';
import { standardLevel } from '#shared/promises/service-levels';
import { standardTerms, usualPatience } from '#shared/promises/service-terms';
import { standardCalendar } from '#shared/promises/working-calendar';

import { watchCommands } from '../../support/count-commands';
import { hours, monday, startDirectoryRoom } from '../../support/directory/directory-room';

let room: Awaited<ReturnType<typeof startDirectoryRoom>>;
beforeAll(async () => {
  room = await startDirectoryRoom();
}, 60_000);
afterAll(() => room.close());

const [ledger, bank] = ['a'.padStart(24, '0'), 'b'.padStart(24, '0')];
const counts = { organizations: 0 };

/** An organization with contracts, as [level, begins in hours, ends in hours, products]. */
async function anOrganization(...contracts: [string, number, number, string[]?][]) {
  const number = (counts.organizations += 1);
  const { id } = await room.directory.organizations.register({
    ...{ name: `单位 ${number}`, colleaguesFollow: true },
  });
  for (const [at, [serviceLevel, from, to, productIds = []]] of contracts.entries()) {
    await room.directory.contracts.register({
      ...{ organizationId: id, number: `HT-${number}-${at}`, serviceLevel, productIds },
      ...{ startsAt: hours(from), endsAt: hours(to) },
    });
  }
  return id;
}

const terms = (organizationId: string | null, productId: string | null = null, at = monday) =>
  termsOf(room.directory, { organizationId, productId }, at);

it('are the standard where nothing was set up', async () => {
  expect(await terms(null)).toEqual(standardTerms);
  expect(await terms(await anOrganization())).toEqual(standardTerms);
  expect(await terms('f'.repeat(24))).toEqual(standardTerms);
});

it('are those of the contract in force', async () => {
  const organization = await anOrganization(['priority', -10, 10]);
  expect(await terms(organization, ledger)).toEqual({
    level: priorityLevel,
    calendar: standardCalendar,
    patience: usualPatience,
  });
});

it.each([
  ['before it begins', -10.001, standardLevel],
  ['in its first moment', -10, priorityLevel],
  ['just before its end', 9.999, priorityLevel],
  ['at its end', 10, standardLevel],
])('are asked for at their time: %s', async (_when, at, level) => {
  const organization = await anOrganization(['priority', -10, 10]);
  expect((await terms(organization, null, hours(at))).level).toEqual(level);
});

it('are the standard for a product that no contract covers', async () => {
  const organization = await anOrganization(['priority', -10, 10, [bank]]);
  expect((await terms(organization, ledger)).level).toEqual(standardLevel);
  expect((await terms(organization, bank)).level).toEqual(priorityLevel);
});

it('are those of the contract that names the product, before one that covers everything', async () => {
  const organization = await anOrganization(['standard', -10, 20], ['priority', -10, 10, [bank]]);
  expect((await terms(organization, bank)).level).toEqual(priorityLevel);
  expect((await terms(organization, ledger)).level).toEqual(standardLevel);
});

it('cover a report without a product by whichever contract is in force', async () => {
  const organization = await anOrganization(['priority', -10, 10, [bank]]);
  expect((await terms(organization, null)).level).toEqual(priorityLevel);
});

it('are the standard when the level of a contract is gone', async () => {
  const organization = await anOrganization(['e'.repeat(24), -10, 10]);
  expect((await terms(organization)).level).toEqual(standardLevel);
});

it('count in the calendar of the organization', async () => {
  const organization = await anOrganization();
  const own = { ...standardCalendar, zone: 'Europe/Berlin' };
  const calendar = await room.directory.calendars.add({ ...own, name: '柏林' });
  const calendarId = calendar === 'taken' ? '' : calendar.id;
  await room.directory.organizations.change(organization, { calendarId });
  expect((await terms(organization)).calendar).toEqual(own);
  expect((await terms(null)).calendar).toEqual(standardCalendar);
});

it('cost no command once they were asked for', async () => {
  const organization = await anOrganization(['priority', -10, 10]);
  await terms(organization, ledger);
  const sent = await watchCommands(room.database).during(() => terms(organization, ledger));
  expect(sent).toEqual([]);
});

it('are new in every process as soon as a contract has changed', async () => {
  const other = room.startProcess();
  const organization = await anOrganization(['standard', -10, 10]);
  const elsewhere = async () =>
    (await termsOf(other, { organizationId: organization, productId: null }, monday)).level;
  expect(await elsewhere()).toEqual(standardLevel);
  const known = await room.directory.contracts.ofOrganizations([organization]);
  const [contract] = known.get(organization) ?? [];
  await room.directory.contracts.change(contract?.id ?? '', { serviceLevel: 'priority' });
  expect(await elsewhere()).toEqual(priorityLevel);
});
