import type { Room } from '#api/room';
import { recordApi } from '#shared/records/record-api';

import type { RecordDeps } from './record-deps';
import { recordRoutes } from './record-routes';

/** What proves the service of a ticket, on a page and on paper. */
export function recordsRoom(deps: RecordDeps): Room {
  return {
    contracts: { records: recordApi },
    mount: (routes) => {
      recordRoutes(routes, deps);
    },
  };
}
