import type { Room } from '#api/room';
import { setAsideApi } from '#shared/background/set-aside-api';

import { setAsideRoutes, type SetAsideDeps } from './set-aside-routes';

/** What the product could not do by itself, for managers to see and to try again. */
export function setAsideRoom(deps: SetAsideDeps): Room {
  return {
    contracts: { setAside: setAsideApi },
    mount: (routes) => {
      setAsideRoutes(routes, deps);
    },
  };
}
