import path from 'node:path';

import type { Actor } from '#shared/accounts/actor';
import { demoPreferences } from '#shared/accounts/demo-cast';

import { uploadLocalFile } from '../src/attachments/index';
import type { RoomDeps } from '../src/compose/index';

import {
  demoOrganizations,
  demoProducts,
  type OrganizationKey,
  type ProductKey,
} from './data/organizations';
import { demoPeople, type PersonKey } from './data/people';

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
  const organizations = await registerOrganizations(rooms, products, anchor);
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
  return {
    // every person of the list is there
    actors: Object.fromEntries(entries) as Registry['actors'],
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

async function registerOrganizations(
  { directory }: RoomDeps,
  products: Record<ProductKey, string>,
  anchor: Date,
): Promise<Record<OrganizationKey, string>> {
  const entries = await Promise.all(
    Object.entries(demoOrganizations).map(
      async ([key, { name, colleaguesFollow, contract, installed }]) => {
        const { id: organizationId } = await directory.organizations.register({
          name,
          colleaguesFollow,
        });
        const endsAt = new Date(anchor.getTime() + contract.monthsLeft * 30 * day);
        await directory.contracts.register({
          ...{ organizationId, number: contract.number, serviceLevel: contract.serviceLevel },
          productIds: [],
          ...{ startsAt: new Date(endsAt.getTime() - 365 * day), endsAt },
        });
        for (const { product, ...asset } of installed) {
          const productId = products[product];
          await directory.assets.register({
            ...{ ...asset, place: null, regionId: null },
            organizationId,
            productId,
            warrantyUntil: endsAt,
          });
        }
        return [key, organizationId] as const;
      },
    ),
  );
  // the keys are the table's own
  return Object.fromEntries(entries) as Record<OrganizationKey, string>;
}
