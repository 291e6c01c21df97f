import type { MeReply } from '#shared/accounts/account-api';
import type { Role } from '#shared/accounts/roles';
import { priorityLevel } from '#shared/directory/built-in-levels';
import { standardLevel } from '#shared/promises/service-levels';
import { usualPatience, type ServiceTerms } from '#shared/promises/service-terms';

import type { TestApi } from '../support/api';

import { clientOf, mustGet, type Client } from './client';
import { begin, calendar, day, daysByHand, hour, shopCalendar } from './days';

export type Person = { id: string; name: string; token: string };

/** Equals: the same skills, hours and capacity. */
export type Team = 'all-rounders' | 'software' | 'devices';
export type Engineer = Person & {
  team: Team;
  capacity: number;
  isOnDuty: boolean;
  /** Without a network nobody can be told anything, and what they do is sent later. */
  isOnline: boolean;
  /** Spans of duty, in milliseconds; the last may still go on. */
  duty: { from: number; to: number | null }[];
  /** On leave. */
  away: { from: number; to: number }[];
};
export type Customer = Person & { organizationId: string | null };

export type Company = {
  client: Client;
  engineers: Engineer[];
  dispatchers: Person[];
  manager: Person;
  customers: Customer[];
  /** What somebody is served under, by organization. */
  termsOf: (organizationId: string | null) => ServiceTerms;
};

const capacity = 20;
const teams = {
  'all-rounders': [null],
  software: ['how_to', 'error', 'wrong_data', 'connection', 'slow', 'wish'],
  devices: ['device', 'connection', 'how_to', 'other', 'error'],
} as const satisfies Record<Team, readonly (string | null)[]>;
const teamNames = Object.keys(teams) as Team[];

const standardTerms = { level: standardLevel, calendar, patience: usualPatience };

/** Twelve engineers in three teams of equals, two dispatchers, a manager, and those whom they serve. */
export async function foundCompany(api: TestApi, customers: number): Promise<Company> {
  const client = clientOf(api.url);
  const hire = hirer(api, client);
  const [manager] = await hire('manager', 1);
  if (!manager) {
    throw new Error('nobody manages');
  }
  const asManager: Client = (method, path, asked = {}) =>
    client(method, path, { ...asked, token: manager.token });
  await mustGet(asManager('PATCH', '/calendars/standard', { body: { days: daysByHand } }));
  const { ids, termsOf } = await signContracts(asManager);
  const engineers = (await hire('engineer', 12)).map((person, index): Engineer => {
    const team = teamNames[index % teamNames.length] ?? 'software';
    return { ...person, team, capacity, isOnDuty: true, isOnline: true, duty: [], away: [] };
  });
  for (const { id, team } of engineers) {
    const skills = teams[team].map((category) => ({ category, productId: null }));
    await mustGet(asManager('PATCH', `/staff-profiles/${id}`, { body: { skills, capacity } }));
  }
  await planRota(asManager, engineers);
  return {
    ...{ client, engineers, manager, termsOf },
    dispatchers: await hire('dispatcher', 2),
    customers: await welcome(api, { client, count: customers, organizations: ids }),
  };
}

/** Of eight organizations two pay for being served sooner, and one works at weekends. */
async function signContracts(asManager: Client) {
  const found = new Map<string, ServiceTerms>();
  const shop = await mustGet(
    asManager<{ id: string }>('POST', '/calendars', { body: { ...shopCalendar, name: 'Shops' } }),
  );
  for (let index = 0; index < 8; index += 1) {
    const isShop = index === 2;
    const organization = await mustGet(
      asManager<{ id: string }>('POST', '/organizations', {
        body: {
          ...{ name: `Organization ${index + 1}`, colleaguesFollow: false },
          calendarId: isShop ? shop.id : null,
        },
      }),
    );
    const isPriority = index < 2;
    if (isPriority) {
      await mustGet(
        asManager('POST', `/organizations/${organization.id}/contracts`, {
          body: {
            ...{ number: `C-${index}`, serviceLevel: 'priority', productIds: [] },
            startsAt: new Date(begin - day).toISOString(),
            endsAt: new Date(begin + 365 * day).toISOString(),
          },
        }),
      );
    }
    found.set(organization.id, {
      level: isPriority ? priorityLevel : standardLevel,
      calendar: isShop ? shopCalendar : calendar,
      patience: usualPatience,
    });
  }
  const termsOf = (id: string | null) => (id === null ? null : found.get(id)) ?? standardTerms;
  return { ids: [...found.keys()], termsOf };
}

/** Each night somebody is on call, but for every fifth; and some are on leave, with and without handing over. */
async function planRota(asManager: Client, engineers: readonly Engineer[]) {
  for (let night = 0; night < 28; night += 1) {
    const from = begin + night * day + 17 * hour;
    const person = engineers[night % engineers.length];
    if (night % 5 !== 4 && person) {
      const span = { from: at(from), to: at(from + 16 * hour) };
      await mustGet(asManager('POST', '/shifts', { body: { personId: person.id, ...span } }));
    }
  }
  for (const [index, { id: personId }] of engineers.entries()) {
    const leave = leaves[index];
    if (leave) {
      const span = { from: at(leave.from), to: at(leave.to), handOver: leave.handOver };
      await mustGet(asManager('POST', '/leave', { body: { personId, ...span } }));
    }
  }
}

/** By the number of the engineer: a day with handing over, an afternoon without, a morning with. */
export const leaves: Readonly<Record<number, { from: number; to: number; handOver: boolean }>> = {
  1: { from: begin + day + 10 * hour, to: begin + 2 * day, handOver: true },
  5: { from: begin + 2 * day + 14 * hour, to: begin + 2 * day + 19 * hour, handOver: false },
  9: { from: begin + 4 * day + 8 * hour, to: begin + 4 * day + 13 * hour, handOver: true },
};

function at(time: number): string {
  return new Date(time).toISOString();
}

type Welcomed = { client: Client; count: number; organizations: readonly string[] };

/** Every third customer belongs to nobody. */
async function welcome(api: TestApi, { client, count, organizations }: Welcomed) {
  const customers: Customer[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = await signIn(client, `customer-${index}`);
    const own = index % 3 === 2 ? null : (organizations[index % organizations.length] ?? null);
    customers.push({ ...person, organizationId: own });
    await api.database.collection('users').updateOne(
      { openid: `demo-customer-${index}` },
      // these read in the app
      { $set: { organizationId: own, 'preferences.wechat': false } },
    );
  }
  api.forgetRecords();
  return customers;
}

function hirer(api: TestApi, client: Client) {
  return async (role: Role, count: number): Promise<Person[]> => {
    const hired: Person[] = [];
    for (let index = 0; index < count; index += 1) {
      const code = `simulated-${role}-${index + 1}`;
      hired.push(await signIn(client, code));
      await api.database
        .collection('users')
        .updateOne({ openid: `demo-${code}` }, { $set: { role, name: `${role} ${index + 1}` } });
    }
    api.forgetRecords();
    return hired;
  };
}

async function signIn(client: Client, code: string): Promise<Person> {
  const body = { provider: 'wechat', code: `demo:${code}` };
  const { token, user } = await mustGet(
    client<{ token: string; user: MeReply }>('POST', '/sessions', { body }),
  );
  return { id: user.id, name: code, token };
}
