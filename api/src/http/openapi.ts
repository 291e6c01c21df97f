import * as z from 'zod/mini';

import { rolesThatMay } from '#shared/accounts/roles';
import { errorCodes, type ErrorCode } from '#shared/errors/error-codes';
import { errorWords } from '#shared/errors/error-words';
import { isOpen, type Endpoint } from '#shared/http/endpoint';
import { failuresOf } from '#shared/http/failures';
import { idempotencyKeyLength } from '#shared/http/limits';

import { httpWords } from './words';

/** Any endpoint, whatever it takes and gives. */
export type AnyEndpoint = Pick<
  Endpoint<never, never, never, never>,
  'access' | 'errors' | 'isKeyed' | 'method' | 'path' | 'status' | 'summary'
> & { params?: Schema; query?: Schema; body?: Schema; reply?: Schema };

type Schema = z.core.$ZodType;
type JsonSchema = Record<string, unknown> & {
  properties?: Record<string, unknown>;
  required?: string[];
};

/** Endpoints by room: `{ tickets: ticketApi, … }`. */
export type EndpointsByRoom = Record<string, Record<string, AnyEndpoint>>;

/** OpenAPI 3.1 of everything below /api/v1, from the very descriptions that the routes are mounted with. */
export function openapiDocument(rooms: EndpointsByRoom) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [room, endpoints] of Object.entries(rooms)) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint, { room, name }) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: httpWords.product,
      version: '1',
      description: 'After-sales service that lives in WeChat.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }],
    tags: Object.keys(rooms).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema },
    },
  };
}

function operation(endpoint: AnyEndpoint, { room, name }: { room: string; name: string }) {
  const { access, summary, status, body, reply } = endpoint;
  return {
    operationId: `${room}.${name}`,
    tags: [room],
    summary,
    ...(access === 'public' ? { security: [] } : {}),
    ...(isOpen(access) ? {} : { 'x-roles': rolesThatMay(access) }),
    parameters: [
      ...parameters('path', endpoint.params),
      ...parameters('query', endpoint.query),
      ...(endpoint.isKeyed ? [idempotencyKey] : []),
    ],
    ...requestBody(endpoint, body),
    responses: {
      [status]: {
        description: 'Success',
        ...(reply ? { content: { 'application/json': { schema: toJson(reply, 'output') } } } : {}),
      },
      ...problems(endpoint),
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key of the same person does it once.',
  schema: { type: 'string', maxLength: idempotencyKeyLength },
};

function parameters(place: 'path' | 'query', schema: Schema | undefined): unknown[] {
  const { properties = {}, required = [] } = schema ? toJson(schema, 'input') : {};
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

const fileForm = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' }, name: { type: 'string' } },
};

function requestBody(endpoint: AnyEndpoint, body: Schema | undefined) {
  if (body) {
    return {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: toJson(body, 'input') } },
      },
    };
  }
  // the upload is the one call whose body is a stream instead of a schema
  return endpoint.errors?.includes('attachment.file_required')
    ? { requestBody: { required: true, content: { 'multipart/form-data': { schema: fileForm } } } }
    : {};
}

/** One answer per status, naming its codes. */
function problems(endpoint: AnyEndpoint) {
  const codes = [...failuresOf(endpoint)];
  const statuses = new Set(codes.map((code) => errorCodes[code].status));
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      {
        description: sayCodes(codes.filter((code) => errorCodes[code].status === status)),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}

function sayCodes(codes: ErrorCode[]): string {
  return codes.map((code) => `\`${code}\` ${errorWords[code]}`).join('; ');
}

function toJson(schema: Schema, io: 'input' | 'output'): JsonSchema {
  const json = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  // the document as a whole names the dialect
  return { ...json, $schema: undefined };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'Chinese; may be shown to a customer' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(errorCodes) },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    allowedActions: { type: 'array', items: { type: 'string' } },
    person: { type: 'string', description: 'who was faster, or is asked now' },
  },
};
