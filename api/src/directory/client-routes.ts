import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { clientApi, type AssetReply, type ContractReply } from '#shared/directory/client-api';

import type { KeptAsset } from './asset-repository';
import {
  addAsset,
  addContract,
  addOrganization,
  assertOrganization,
  changeAsset,
  changeContract,
  changeOrganization,
  contractsOf,
} from './change-clients';
import { written } from './change-setup';
import type { KeptContract } from './contract-repository';
import type { DirectoryDeps } from './directory-deps';
import { givenFields } from './given-fields';

export function clientRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, clientApi.organizations, ({ query }) => deps.organizations.list(query));
  mount(routes, clientApi.addOrganization, ({ body }) => addOrganization(deps, body));
  mount(routes, clientApi.changeOrganization, ({ params, body }) =>
    changeOrganization(deps, params.id, givenFields(body)),
  );

  mount(routes, clientApi.addProduct, async ({ body }) =>
    written(await deps.products.add(body.name)),
  );
  mount(routes, clientApi.changeProduct, async ({ params, body }) =>
    written(await deps.products.rename(params.id, body.name)),
  );

  contractRoutes(routes, deps);
  assetRoutes(routes, deps);
}

function contractRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, clientApi.contracts, async ({ params }) => ({
    items: (await contractsOf(deps, params.id)).map(presentContract),
  }));

  mount(routes, clientApi.addContract, async ({ params, body }) => {
    const times = { startsAt: new Date(body.startsAt), endsAt: new Date(body.endsAt) };
    const contract = { ...body, ...times, organizationId: params.id };
    return presentContract(await addContract(deps, contract));
  });

  mount(routes, clientApi.changeContract, async ({ params, body }) => {
    const { startsAt, endsAt, ...rest } = body;
    const times = { startsAt: maybeTime(startsAt), endsAt: maybeTime(endsAt) };
    return presentContract(
      await changeContract(deps, params.id, givenFields({ ...rest, ...times })),
    );
  });
}

function assetRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, clientApi.assets, async ({ params, query }) => {
    await assertOrganization(deps, params.id);
    const { items, nextCursor } = await deps.assets.list(params.id, query);
    return { items: items.map(presentAsset), nextCursor };
  });

  mount(routes, clientApi.addAsset, async ({ params, body }) => {
    const warrantyUntil = timeIn(body.warrantyUntil);
    return presentAsset(
      await addAsset(deps, { ...body, warrantyUntil, organizationId: params.id }),
    );
  });

  mount(routes, clientApi.changeAsset, async ({ params, body }) => {
    const { warrantyUntil, ...rest } = body;
    const until = warrantyUntil === null ? null : maybeTime(warrantyUntil);
    return presentAsset(
      await changeAsset(deps, params.id, givenFields({ ...rest, warrantyUntil: until })),
    );
  });
}

function timeIn(time: string | null): Date | null {
  return time === null ? null : new Date(time);
}

function maybeTime(time: string | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}

function presentContract({ startsAt, endsAt, ...rest }: KeptContract): ContractReply {
  return { ...rest, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

function presentAsset({ warrantyUntil, ...rest }: KeptAsset): AssetReply {
  return { ...rest, warrantyUntil: warrantyUntil?.toISOString() ?? null };
}
