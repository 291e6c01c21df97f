import type { Room } from '#api/room';
import { accountApi } from '#shared/accounts/account-api';

import type { AccountDeps } from './account-deps';
import { accountRoutes } from './account-routes';

export function accountsRoom(deps: AccountDeps): Room {
  return {
    contracts: { accounts: accountApi },
    mount: (routes) => {
      accountRoutes(routes, deps);
    },
  };
}
