import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { mountFile } from '#api/http/mount-file';
import { recordApi } from '#shared/records/record-api';

import { readPaper } from './read-paper';
import type { RecordDeps } from './record-deps';
import { showRecord } from './show-record';

export function recordRoutes(routes: ApiRoutes, deps: RecordDeps) {
  mount(routes, recordApi.show, ({ params, actor }) => showRecord(deps, { id: params.id, actor }));
  mountFile(routes, recordApi.paper, ({ params, query }) =>
    readPaper(deps, { ...params, ...query }),
  );
}
