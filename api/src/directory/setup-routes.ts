import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { regionApi } from '#shared/directory/region-api';
import { setupApi, type CalendarReply } from '#shared/directory/setup-api';

import {
  addCalendar,
  addLevel,
  addRegion,
  changeCalendar,
  changeLevel,
  changeRegion,
  changeRules,
  removeCalendar,
  removeLevel,
  removeRegion,
} from './change-setup';
import type { DirectoryDeps } from './directory-deps';
import { givenFields } from './given-fields';
import { listCalendars, listLevels, rulesNow, type NamedCalendar } from './service-lists';

export function setupRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  levelRoutes(routes, deps);
  calendarRoutes(routes, deps);
  regionRoutes(routes, deps);

  mount(routes, setupApi.rules, () => rulesNow(deps));

  mount(routes, setupApi.changeRules, async ({ body }) => {
    return changeRules(deps, givenFields(body));
  });
}

function levelRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, setupApi.levels, async () => ({ items: [...(await listLevels(deps))] }));
  mount(routes, setupApi.addLevel, ({ body }) => addLevel(deps, body));
  mount(routes, setupApi.changeLevel, ({ params, body }) =>
    changeLevel(deps, params.id, givenFields(body)),
  );
  mount(routes, setupApi.removeLevel, async ({ params }) => {
    await removeLevel(deps, params.id);
    return undefined;
  });
}

function calendarRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, setupApi.calendars, async () => ({
    items: (await listCalendars(deps)).map(presentCalendar),
  }));
  mount(routes, setupApi.addCalendar, async ({ body }) =>
    presentCalendar(await addCalendar(deps, body)),
  );
  mount(routes, setupApi.changeCalendar, async ({ params, body }) =>
    presentCalendar(await changeCalendar(deps, params.id, givenFields(body))),
  );
  mount(routes, setupApi.removeCalendar, async ({ params }) => {
    await removeCalendar(deps, params.id);
    return undefined;
  });
}

function regionRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, regionApi.regions, async () => ({ items: [...(await deps.regions.all())] }));
  mount(routes, regionApi.addRegion, ({ body }) => addRegion(deps, body));
  mount(routes, regionApi.changeRegion, ({ params, body }) => changeRegion(deps, params.id, body));
  mount(routes, regionApi.removeRegion, async ({ params }) => {
    await removeRegion(deps, params.id);
    return undefined;
  });
}

/** The same in lists of its own: what is kept in memory, nobody may change. */
function presentCalendar({ hours, ...rest }: NamedCalendar): CalendarReply {
  const copy = (spans: readonly (readonly [number, number])[]) =>
    spans.map(([open, close]): [number, number] => [open, close]);
  const { sunday, monday, tuesday, wednesday, thursday, friday, saturday } = hours;
  return {
    ...rest,
    hours: {
      ...{ sunday: copy(sunday), monday: copy(monday), tuesday: copy(tuesday) },
      ...{ wednesday: copy(wednesday), thursday: copy(thursday), friday: copy(friday) },
      saturday: copy(saturday),
    },
  };
}
