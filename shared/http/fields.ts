import * as z from 'zod/mini';

export const idField = z.string().check(z.regex(/^[0-9a-f]{24}$/));

/** An instant on the wire: ISO 8601, UTC. */
export const timeField = z.iso.datetime();

/** Trimmed words that must not be empty. */
export function words(most: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(most));
}

/** Trimmed words that may be left out or empty. */
export function optionalWords(most: number) {
  return z.optional(z.string().check(z.trim(), z.maxLength(most)));
}

export const idParams = z.object({ id: idField });

/** A field that may be left out; null, as many clients write it, says the same. */
export function maybe<T>(schema: z.ZodMiniType<T>) {
  return readAs((value) => value ?? undefined, z.optional(schema));
}

/** A field that is taken in the forms that clients plausibly send; `schema` describes what they become. */
export function readAs<T>(read: (value: unknown) => unknown, schema: z.ZodMiniType<T>) {
  return z.optional(z.pipe(z.transform(read), schema));
}
