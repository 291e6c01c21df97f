import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { templateApi } from '#shared/directory/template-api';

import type { DirectoryDeps } from './directory-deps';
import {
  addTemplate,
  changeTemplate,
  listTemplates,
  presentTemplate,
  removeTemplate,
} from './keep-templates';

export function templateRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, templateApi.list, async ({ actor, query }) => {
    const templates = await listTemplates(deps, actor);
    const wanted = templates.filter(({ kind }) => kind === (query.kind ?? kind));
    return { items: wanted.map(presentTemplate) };
  });

  mount(routes, templateApi.add, async ({ actor, body }) =>
    presentTemplate(await addTemplate(deps, actor, body)),
  );

  mount(routes, templateApi.change, async ({ actor, params, body }) =>
    presentTemplate(await changeTemplate(deps, actor, { ...params, ...body })),
  );

  mount(routes, templateApi.remove, async ({ actor, params }) => {
    await removeTemplate(deps, actor, params.id);
    return undefined;
  });
}
