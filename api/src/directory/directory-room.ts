import type { Room } from '#api/room';
import { productApi } from '#shared/directory/product-api';

import type { DirectoryDeps } from './directory-deps';
import { productRoutes } from './product-routes';

/** What a manager sets up: who is served, by whom, when and under which terms. */
export function directoryRoom(deps: DirectoryDeps): Room {
  return {
    contracts: { products: productApi },
    mount: (routes) => {
      productRoutes(routes, deps);
    },
  };
}
