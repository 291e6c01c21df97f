import type { Room } from '#api/room';
import { clientApi } from '#shared/directory/client-api';
import { productApi } from '#shared/directory/product-api';
import { regionApi } from '#shared/directory/region-api';
import { setupApi } from '#shared/directory/setup-api';
import { staffApi } from '#shared/directory/staff-api';
import { templateApi } from '#shared/directory/template-api';

import { calendarNoticeOwner } from './calendar-notice-owner';
import { clientRoutes } from './client-routes';
import type { DirectoryDeps } from './directory-deps';
import { noticeDelivered } from './notice-delivered';
import { productRoutes } from './product-routes';
import { remindOfHolidays } from './remind-of-holidays';
import { setupRoutes } from './setup-routes';
import { staffRoutes } from './staff-routes';
import { templateRoutes } from './template-routes';

/** What a manager sets up: who is served, by whom, when and under which terms. */
export function directoryRoom(deps: DirectoryDeps): Room {
  return {
    contracts: {
      ...{ clients: clientApi, products: productApi, regions: regionApi },
      ...{ setup: setupApi, staff: staffApi, templates: templateApi },
    },
    notices: [calendarNoticeOwner(deps)],
    jobs: [{ kind: 'calendar', run: () => lookAtCalendars(deps) }],
    mount: (routes) => {
      clientRoutes(routes, deps);
      productRoutes(routes, deps);
      setupRoutes(routes, deps);
      staffRoutes(routes, deps);
      templateRoutes(routes, deps);
    },
  };
}

/** What a year lacks, and what a new version has brought. */
async function lookAtCalendars(deps: DirectoryDeps): Promise<number> {
  await noticeDelivered(deps);
  return remindOfHolidays(deps);
}
