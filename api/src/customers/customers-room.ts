import type { Room } from '#api/room';
import { customerApi } from '#shared/customers/customer-api';

import type { CustomerDeps } from './customer-deps';
import { customerRoutes } from './customer-routes';

/** Who is served, one by one, as staff see them. */
export function customersRoom(deps: CustomerDeps): Room {
  return {
    contracts: { customers: customerApi },
    mount: (routes) => {
      customerRoutes(routes, deps);
    },
  };
}
