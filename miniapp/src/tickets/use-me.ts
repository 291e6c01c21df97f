import { call } from '#miniapp/client/call';
import { rememberUser } from '#miniapp/client/session';
import { useQuery } from '#miniapp/client/use-query';
import { accountApi } from '#shared/accounts/account-api';

/** Who I am, as the server knows it now; signs in where nobody is. */
export function useMe() {
  return useQuery('me', async () => {
    const me = await call(accountApi.me);
    rememberUser(me);
    return me;
  });
}
