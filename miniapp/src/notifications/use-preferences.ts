import { useRef, useState } from 'react';

import { toApiError, type ApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import { rememberUser } from '#miniapp/client/session';
import { useQuery } from '#miniapp/client/use-query';
import { accountApi } from '#shared/accounts/account-api';
import type { PreferencesBody, PreferencesReply } from '#shared/notifications/preference-fields';

import { changedPreferences } from './changed-preferences';

/** What I want to be told of, and how. A switch moves at once; choices are sent in the order of the taps. */
export function usePreferences() {
  const me = useQuery('me', () => call(accountApi.me));
  const [problem, setProblem] = useState<ApiError>();
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
      setProblem(toApiError(error));
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
    setProblem(undefined);
    setChosen((before) => changedPreferences(before ?? known, body));
    sending.current.waiting += 1;
    sending.current.last = sending.current.last.then(() => send(body));
  };

  return { me, preferences: chosen ?? known, change, problem };
}

export type Choosing = Pick<ReturnType<typeof usePreferences>, 'change'> & {
  preferences: PreferencesReply;
};
