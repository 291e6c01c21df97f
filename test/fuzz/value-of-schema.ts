import { hostileJson, hostileText } from './hostile-values';
import type { Random } from './random';

/** As much of JSON Schema as the description of the API uses. */
export type JsonSchema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  format?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
};

type Making = {
  random: Random;
  /** How often something that is asked for is something else, from 0 to 1. */
  wrongness: number;
  /** Ids that the product has given out. */
  ids: readonly string[];
};

/** A value as the schema describes it, or now and then one that is not. */
export function valueOf(schema: JsonSchema, making: Making): unknown {
  const { random, wrongness } = making;
  if (random.chance(wrongness)) {
    return hostileJson(random);
  }
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) {
    return valueOf(random.pick(choices), making);
  }
  if (schema.const !== undefined) {
    return schema.const;
  }
  return schema.enum ? random.pick(schema.enum) : plainValue(schema, making);
}

function plainValue(schema: JsonSchema, making: Making): unknown {
  const { random } = making;
  switch (schema.type) {
    case 'object':
      return objectOf(schema, making);
    case 'array':
      return Array.from({ length: random.below(Math.min(4, (schema.maxItems ?? 4) + 1)) }, () =>
        valueOf(schema.items ?? {}, making),
      );
    case 'integer':
    case 'number':
      return (schema.minimum ?? 0) + random.below(Math.min(100, schema.maximum ?? 100));
    case 'boolean':
      return random.chance(0.5);
    case 'string':
      return textOf(schema, making);
    default:
      return hostileJson(random);
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema, making: Making) {
  const { random } = making;
  const kept = Object.entries(properties).filter(([name]) =>
    random.chance(required.includes(name) ? 0.98 : 0.5),
  );
  return Object.fromEntries(kept.map(([name, inner]) => [name, valueOf(inner, making)]));
}

function textOf({ format }: JsonSchema, { random, ids }: Making): string {
  if (format === 'date-time') {
    return new Date(random.below(4e12 / 1000) * 1000).toISOString();
  }
  return random.pick([
    () => (ids.length > 0 ? random.pick(ids) : '0'.repeat(24)),
    () => '导入凭证时报错',
    () => 'demo:visitor',
    () => '13800138000',
    () => hostileText(random),
  ])();
}
