import type { JsonSchema } from './value-of-schema';

type Parameter = { name: string; in: string; schema: JsonSchema };
type Content = Record<string, { schema: JsonSchema }>;

export type Operation = {
  method: string;
  path: string;
  parameters: Parameter[];
  body: JsonSchema | null;
  isUpload: boolean;
};

type Described = { parameters: Parameter[]; requestBody?: { content: Content } };
type Document = { paths: Record<string, Record<string, Described>> };

/** Every operation that the running product describes. */
export async function readDescription(url: string): Promise<Operation[]> {
  const reply = await fetch(`${url}/api/v1/openapi.json`);
  const { paths } = (await reply.json()) as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => ({
      ...{ method: method.toUpperCase(), path, parameters },
      body: requestBody?.content['application/json']?.schema ?? null,
      isUpload: requestBody?.content['multipart/form-data'] !== undefined,
    })),
  );
}
