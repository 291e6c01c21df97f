import type { Endpoint } from '#shared/http/endpoint';

import { ApiError } from './api-error';
import { exchange, type Call } from './exchange';
import { forgetSession, sessionToken } from './session';
import { renewSession } from './sign-in';

/**
 * Calls one endpoint of the API as the person of this phone, signing in first where needed.
 *
 * @throws {ApiError} every failure
 */
export async function call<Params, Query, Body, Reply>(
  endpoint: Endpoint<Params, Query, Body, Reply>,
  input: Call<Params, Query, Body> = {},
): Promise<Reply> {
  return withSession((token) => exchange(endpoint, input, token));
}

/** Runs with a session; an expired one is renewed once. */
export async function withSession<Reply>(run: (token: string) => Promise<Reply>): Promise<Reply> {
  const known = sessionToken();
  if (known === null) {
    return run(await renewSession());
  }
  try {
    return await run(known);
  } catch (error: unknown) {
    if (!(error instanceof ApiError) || error.code !== 'account.not_signed_in') {
      throw error;
    }
    if (sessionToken() === known) {
      forgetSession();
    }
    return run(sessionToken() ?? (await renewSession()));
  }
}
