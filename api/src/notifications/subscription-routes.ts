import type Router from '@koa/router';

import { mount } from '#api/http/mount';
import { subscriptionApi } from '#shared/notifications/subscription-api';

import { showSubscriptions, takeConsent, type SubscriptionDeps } from './subscriptions';

export function subscriptionRoutes(router: Router, deps: SubscriptionDeps) {
  mount(router, subscriptionApi.list, ({ actor }) => showSubscriptions(deps, actor));

  mount(router, subscriptionApi.report, async ({ actor, body, idempotencyKey, requestId }) => {
    await takeConsent(deps, { actor, results: body.results, key: idempotencyKey ?? requestId });
    return showSubscriptions(deps, actor);
  });
}
