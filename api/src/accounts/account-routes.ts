import type { ApiRoutes } from '#api/http/api-routes';
import { mount, mountPublic } from '#api/http/mount';
import { accountApi } from '#shared/accounts/account-api';

import type { AccountDeps } from './account-deps';
import { changeMe, readMe, takePhone } from './change-me';
import { listStaff } from './list-staff';
import { presentMe } from './present-me';
import { sessionIdOf } from './session-repository';
import { signIn } from './sign-in';

export function accountRoutes(routes: ApiRoutes, deps: AccountDeps) {
  mountPublic(routes, accountApi.signIn, async ({ body }) => {
    const { token, expiresAt, user } = await signIn(deps, body.code);
    const me = await presentMe(deps, user, sessionIdOf(token));
    return { token, expiresAt: expiresAt.toISOString(), user: me };
  });

  mount(routes, accountApi.signOut, async ({ token }) => {
    if (token !== null) {
      await deps.sessions.remove(token);
      deps.sessionEnded(token);
    }
    return undefined;
  });

  mount(routes, accountApi.me, async ({ actor }) =>
    presentMe(deps, await readMe(deps, actor), actor.sessionId),
  );

  mount(routes, accountApi.updateMe, async ({ actor, body }) =>
    presentMe(deps, await changeMe(deps, actor, body), actor.sessionId),
  );

  mount(routes, accountApi.phone, async ({ actor, body }) =>
    presentMe(deps, await takePhone(deps, actor, body.code), actor.sessionId),
  );

  mount(routes, accountApi.staff, async ({ actor }) => ({ items: await listStaff(deps, actor) }));
}
