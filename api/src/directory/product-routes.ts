import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { may } from '#shared/accounts/roles';
import { productApi } from '#shared/directory/product-api';

import type { DirectoryDeps } from './directory-deps';

export function productRoutes(routes: ApiRoutes, { products }: Pick<DirectoryDeps, 'products'>) {
  mount(routes, productApi.mine, async ({ actor }) => ({
    items:
      may(actor.role, 'read every ticket') || actor.organizationId === null
        ? await products.all()
        : await products.installedAt(actor.organizationId),
  }));
}
