import type * as z from 'zod/mini';

import type { Grant } from '../accounts/roles';
import type { ErrorCode } from '../errors/error-codes';

/** A part of the request that this call does not have. */
export type Nothing = Record<string, never>;

type Method = 'get' | 'post' | 'patch' | 'delete';

/** Everybody, every signed-in person, or only whose role has this grant. */
export type Access = 'public' | 'signed-in' | Grant;

/** No grant is needed. */
export function isOpen(access: Access): access is 'public' | 'signed-in' {
  return access === 'public' || access === 'signed-in';
}

/** What one person, or one address, may do only so often beside calling at all; the API's table of bounds has the numbers. */
type EndpointBound =
  'lookups' | 'lookupsPerDay' | 'reports' | 'reportsPerDay' | 'searches' | 'signIns' | 'uploads';

/** One HTTP call, described once. The API mounts it, the mini-program calls it, openapi.json shows it. */
export type Endpoint<Params, Query, Body, Reply> = {
  method: Method;
  /** Below /api/v1, parameters as `:name`. */
  path: `/${string}`;
  summary: string;
  access: Access;
  params?: z.ZodMiniType<Params>;
  query?: z.ZodMiniType<Query>;
  body?: z.ZodMiniType<Body>;
  /** Left out: the answer has no body. */
  reply?: z.ZodMiniType<Reply>;
  /** What is answered holds nothing that the reply's description does not know, so that it need not be trimmed: for what is asked for most. */
  isExact?: true;
  status: 200 | 201 | 204;
  bounds?: readonly EndpointBound[];
  /** Can wait while everybody waits, as searches can: it is not begun then. */
  isHeavy?: true;
  /** The same `Idempotency-Key` of the same person does it once; a repetition is answered with how things stand by then. */
  isKeyed?: true;
  /** The failures that are this call's own; 400, 401, 429 and 500 can always happen. */
  errors?: readonly ErrorCode[];
};

export function endpoint<Params = Nothing, Query = Nothing, Body = Nothing, Reply = undefined>(
  description: Endpoint<Params, Query, Body, Reply>,
): Endpoint<Params, Query, Body, Reply> {
  return description;
}
