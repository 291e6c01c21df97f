import { readdirSync } from 'node:fs';
import path from 'node:path';

import { errorWords } from '#shared/errors/error-words';

import { startTestApi } from '../../support/api';
import { endpoints } from '../../support/declared-failures';

type Schema = {
  $ref?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  type?: string;
};
type Content = Record<string, { schema: Schema }>;
type Parameter = { name: string; in: string; required: boolean; schema: Schema };
type Operation = {
  operationId: string;
  security?: object[];
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: object };
};

const api = await startTestApi();
const { body: document, headers, status } = await api.anybody.get<Document>('/openapi.json');
afterAll(api.stop);

function operationAt(method: string, path: string): Operation {
  const operation = document.paths[path]?.[method];
  if (!operation) {
    throw new Error(`${method} ${path} is not described`);
  }
  return operation;
}

const operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
  Object.entries(byMethod).map(([method, operation]) => [method, path, operation] as const),
);

it('is an OpenAPI 3.1 document in JSON', () => {
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('application/json');
  expect(document.openapi).toBe('3.1.0');
  expect(document.components.securitySchemes).toEqual({
    session: { type: 'http', scheme: 'bearer' },
  });
});

type Described = { method: string; path: string };

/** Every room's endpoints, found by the name of their file. */
async function sharedEndpoints(): Promise<Described[]> {
  const folder = path.join(import.meta.dirname, '../../../shared');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const rooms = await Promise.all(
    files
      .filter((file) => file.endsWith('-api.ts'))
      .map((file) => import(path.join(folder, file)) as Promise<Record<string, object>>),
  );
  return rooms
    .flatMap((exported) => Object.entries(exported).filter(([name]) => name.endsWith('Api')))
    .flatMap(([, endpoints]) => Object.values(endpoints) as Described[]);
}

it('describes every endpoint, and the tests’ clients know each', async () => {
  const nameOf = ({ method, path }: Described) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;
  const shared = (await sharedEndpoints()).map(nameOf).sort();
  const described = operations.map(([method, path]) => `${method} ${path}`);
  expect(described.sort()).toEqual(shared);
  expect(endpoints.map(nameOf).sort()).toEqual(shared);
});

/** What a repetition must not do twice, and what knows its own keys. */
const keyed = [
  ...['attachments.upload', 'subscriptions.report', 'tickets.act', 'tickets.submit'],
  ...['deskTickets.file', 'deskTickets.assign', 'deskTickets.close', 'customers.addNote'],
];

it.each(operations)('%s %s is complete', (_method, path, operation) => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const parameters = operation.parameters.filter((parameter) => parameter.in === 'path');
  expect(parameters.map(({ name }) => name)).toEqual(inPath);
  expect(parameters.every(({ required }) => required)).toBe(true);
  const keys = operation.parameters.filter(({ name }) => name === 'Idempotency-Key');
  expect(keys).toHaveLength(keyed.includes(operation.operationId) ? 1 : 0);
  expect(Object.keys(operation.responses).some((code) => code.startsWith('2'))).toBe(true);
  expect(operation.responses['500']?.content).toEqual({
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  });
  expect(operation.security).toEqual('401' in operation.responses ? undefined : []);
});

it('has no operation twice', () => {
  const ids = operations.map(([, , { operationId }]) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

it('shows bodies as they come in and answers as they go out', () => {
  const { requestBody, responses } = operationAt('post', '/tickets');
  const body = requestBody?.content['application/json']?.schema;
  expect(body?.required).toEqual(expect.arrayContaining(['category', 'description', 'severity']));
  // what has a default may be left out
  expect(body?.required).not.toContain('scope');
  expect(responses['201']?.content?.['application/json']?.schema.required).toContain('scope');
});

it('takes a file as multipart', () => {
  const { requestBody } = operationAt('post', '/attachments');
  expect(Object.keys(requestBody?.content ?? {})).toEqual(['multipart/form-data']);
});

it('names an endpoint’s own failures by their codes', () => {
  const { responses } = operationAt('post', '/tickets/{id}/actions/{action}');
  expect(responses['409']?.description).toContain('`ticket.action_not_allowed`');
  expect(responses['429']?.description).toContain(errorWords['ticket.urged_recently']);
});

it('refers to nothing that is not there', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, ref]) => ref,
  );
  expect(new Set(references)).toEqual(new Set(['#/components/schemas/Problem']));
  expect(Object.keys(document.components.schemas)).toEqual(['Problem']);
});
