import type { Endpoint } from '#shared/http/endpoint';

import { apiBase } from './api-url';
import { requestPath } from './request-path';
import { send } from './send';

export type Call<Params, Query, Body> = {
  params?: Params;
  query?: Partial<Query>;
  body?: Body;
  /** Names one intention; keep it while the same tap is tried again. */
  idempotencyKey?: string;
};

/** One call of an endpoint with this token, or none. */
export async function exchange<Params, Query, Body, Reply>(
  endpoint: Endpoint<Params, Query, Body, Reply>,
  { params, query, body, idempotencyKey }: Call<Params, Query, Body>,
  token: string | null,
): Promise<Reply> {
  const reply = await send({
    url: apiBase + requestPath(endpoint.path, { ...params }, { ...query }),
    method: endpoint.method,
    ...(body === undefined ? {} : { body }),
    headers: {
      Accept: 'application/json',
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
    },
  });
  // the API trims every reply to its schema, so parsing it here again would only cost time
  return reply as Reply;
}
