import path from 'node:path';

import type { Actor } from '#shared/accounts/actor';
import { demoPreferences } from '#shared/accounts/demo-cast';

import { uploadLocalFile } from '../src/attachments/index';
import type { RoomDeps } from '../src/compose/index';

import {
  demoOrganizations,
  demoProducts,
  type DemoOrganization,
  type OrganizationKey,
  type ProductKey,
} from './data/organizations';
import { demoPeople, type PersonKey } from './data/people';
import { registerServices, registerStaff, type ServiceIds } from './register-setup';

const day = 24 * 60 * 60_000;

export type Registry = {
  actors: Record<PersonKey, Actor>;
  names: Record<PersonKey, string>;
  products: Record<ProductKey, string>;
};

/** Organizations with what they have installed, products, people with their faces. Repeating it changes nothing. */
export async function registerCast(
  rooms: RoomDeps,
  images: string,
  anchor: Date,
): Promise<Registry> {
  const products = await registerProducts(rooms);
  const services = await registerServices(rooms);
  const organizations = await registerOrganizations(rooms, { products, services }, anchor);
  const entries = await Promise.all(
    demoPeople.map(async (person) => {
      const organizationId = person.organization && organizations[person.organization];
      const { name, role, phone } = person;
      const openid = `demo-${person.key}`;
      const joined = new Date(anchor.getTime() - 60 * day);
      const user = { name, role, phone, openid, organizationId, preferences: demoPreferences };
      const { id } = await rooms.accounts.users.add(user, joined);
      await giveFace(rooms, id, path.join(images, `avatar-${person.key}.webp`));
      await rooms.accounts.users.change(id, { phone });
      return [person.key, { id, role, organizationId }] as const;
    }),
  );
  // every person of the list is there
  const actors = Object.fromEntries(entries) as Registry['actors'];
  await registerStaff(rooms, { actors, products, services }, anchor);
  return {
    actors,
    names: Object.fromEntries(demoPeople.map(({ key, name }) => [key, name])) as Registry['names'],
    products,
  };
}

async function giveFace({ accounts, attachments }: RoomDeps, ownerId: string, file: string) {
  const face = await uploadLocalFile(attachments, { ownerId, idempotencyKey: 'demo-face', file });
  await accounts.claimAvatar(face.id, ownerId);
  await accounts.users.change(ownerId, { avatarAttachmentId: face.id });
}

async function registerProducts({ directory }: RoomDeps): Promise<Record<ProductKey, string>> {
  const entries = await Promise.all(
    Object.entries(demoProducts).map(
      async ([key, name]) => [key, (await directory.products.register(name)).id] as const,
    ),
  );
  // the keys are the table's own
  return Object.fromEntries(entries) as Record<ProductKey, string>;
}

type Known = { products: Registry['products']; services: ServiceIds };

async function registerOrganizations(
  rooms: RoomDeps,
  known: Known,
  anchor: Date,
): Promise<Record<OrganizationKey, string>> {
  const organizations: [string, DemoOrganization][] = Object.entries(demoOrganizations);
  const entries = await Promise.all(
    organizations.map(
      async ([key, one]) =>
        [key, await registerOrganization(rooms, { ...known, one }, anchor)] as const,
    ),
  );
  // the keys are the table's own
  return Object.fromEntries(entries) as Record<OrganizationKey, string>;
}

async function registerOrganization(
  { directory }: RoomDeps,
  { one, products, services }: Known & { one: DemoOrganization },
  anchor: Date,
): Promise<string> {
  const { calendar, colleaguesFollow, contract, installed, name } = one;
  const { id: organizationId } = await directory.organizations.register({ name, colleaguesFollow });
  if (calendar) {
    const calendarId = services.calendars[calendar];
    await directory.organizations.change(organizationId, { calendarId });
  }
  const endsAt = new Date(anchor.getTime() + contract.monthsLeft * 30 * day);
  await directory.contracts.register({
    ...{ organizationId, number: contract.number, endsAt },
    serviceLevel: services.levels[contract.serviceLevel],
    productIds: (contract.covers ?? []).map((product) => products[product]),
    startsAt: new Date(endsAt.getTime() - 2 * 365 * day),
  });
  for (const { product, place = null, region, ...asset } of installed) {
    await directory.assets.register({
      ...{ ...asset, organizationId, place, productId: products[product] },
      regionId: region === undefined ? null : services.regions[region],
      warrantyUntil: endsAt,
    });
  }
  return organizationId;
}
