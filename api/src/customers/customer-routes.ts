import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { customerApi } from '#shared/customers/customer-api';

import type { CustomerDeps } from './customer-deps';
import { addNote, removeNote } from './keep-notes';
import { customerFor, findCustomers, showAssets, showCustomer } from './show-customer';

export function customerRoutes(routes: ApiRoutes, deps: CustomerDeps) {
  mount(routes, customerApi.find, ({ query, actor }) => findCustomers(deps, actor, query));

  mount(routes, customerApi.show, ({ params, actor }) => showCustomer(deps, actor, params.id));

  mount(routes, customerApi.assets, ({ params, query, actor }) =>
    showAssets(deps, actor, { ...params, ...query }),
  );

  mount(routes, customerApi.addNote, async ({ params, body, actor, idempotencyKey }) => {
    const customer = await customerFor(deps, actor, params.id);
    return addNote(deps, { actor, customer, text: body.text, idempotencyKey });
  });

  mount(routes, customerApi.removeNote, async ({ params, actor }) => {
    await removeNote(deps, actor, params.id);
    return undefined;
  });
}
