import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import { subscriptionApi } from '#shared/notices/subscription-api';

import { showSubscriptions, takeConsent, type SubscriptionDeps } from './subscriptions';

export function subscriptionRoutes(routes: ApiRoutes, deps: SubscriptionDeps) {
  mount(routes, subscriptionApi.list, ({ actor }) => showSubscriptions(deps, actor));

  mount(routes, subscriptionApi.report, async ({ actor, body, idempotencyKey, requestId }) => {
    await takeConsent(deps, { actor, results: body.results, key: idempotencyKey ?? requestId });
    return showSubscriptions(deps, actor);
  });
}
