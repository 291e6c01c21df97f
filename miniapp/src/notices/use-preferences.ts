import { useRef, useState } from 'react';

import { toApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import { rememberUser } from '#miniapp/client/session';
import { useQuery } from '#miniapp/client/use-query';
import { toast } from '#miniapp/ui/toast';
import { accountApi } from '#shared/accounts/account-api';
import type { PreferencesBody, PreferencesReply } from '#shared/notices/preference-fields';

import { changedPreferences } from './changed-preferences';

/** What I want to be told of, and how. A switch moves at once; choices are sent in the order of the taps. */
export function usePreferences() {
  const me = useQuery('me', () => call(accountApi.me));
  // as chosen, until the last answer is there
  const [chosen, setChosen] = useState<PreferencesReply>();
  const sending = useRef({ last: Promise.resolve(), waiting: 0 });
  const known = me.data?.preferences;

  const send = async (body: PreferencesBody) => {
    try {
      const reply = await call(accountApi.updateMe, { body: { preferences: body } });
      rememberUser(reply);
      me.replace(reply);
    } catch (error: unknown) {
      const { errors, title } = toApiError(error);
      // the page may be scrolled anywhere
      toast(errors[0]?.message ?? title);
      await me.refresh();
    }
    sending.current.waiting -= 1;
    if (sending.current.waiting === 0) {
      setChosen(undefined);
    }
  };

  const change = (body: PreferencesBody) => {
    if (!known) {
      return;
    }
    setChosen((before) => changedPreferences(before ?? known, body));
    sending.current.waiting += 1;
    sending.current.last = sending.current.last.then(() => send(body));
  };

  return { me, preferences: chosen ?? known, change };
}

export type Choosing = Pick<ReturnType<typeof usePreferences>, 'change'> & {
  preferences: PreferencesReply;
};
