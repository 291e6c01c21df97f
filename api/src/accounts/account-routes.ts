import type Router from '@koa/router';

import { mount, mountPublic } from '#api/http/mount';
import { accountApi } from '#shared/accounts/account-api';
import { isStaff } from '#shared/accounts/roles';

import type { AccountDeps } from './account-deps';
import { changeMe, openMe, takePhone } from './change-me';
import { listStaff } from './list-staff';
import { presentMe } from './present-me';
import { signIn } from './sign-in';

export function accountRoutes(router: Router, deps: AccountDeps) {
  mountPublic(router, accountApi.signIn, async ({ body }) => {
    const { token, expiresAt, user } = await signIn(deps, body.code);
    return { token, expiresAt: expiresAt.toISOString(), user: await presentMe(deps, user) };
  });

  mount(router, accountApi.signOut, async ({ token }) => {
    if (token !== null) {
      await deps.sessions.remove(token);
      deps.sessionEnded(token);
    }
    return undefined;
  });

  mount(router, accountApi.me, async ({ actor }) => presentMe(deps, await openMe(deps, actor)));

  mount(router, accountApi.updateMe, async ({ actor, body }) =>
    presentMe(deps, await changeMe(deps, actor, body)),
  );

  mount(router, accountApi.phone, async ({ actor, body }) =>
    presentMe(deps, await takePhone(deps, actor, body.code)),
  );

  mount(router, accountApi.products, async ({ actor }) => ({
    items:
      isStaff(actor.role) || actor.organizationId === null
        ? await deps.products.all()
        : await deps.products.installedAt(actor.organizationId),
  }));

  mount(router, accountApi.staff, async () => ({ items: await listStaff(deps) }));
}
