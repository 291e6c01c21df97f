import * as z from 'zod/mini';

import { readAs } from '../http/fields';
import { hasWords } from '../text/clean';

/** Words, or what a device says of itself as an object: `system: iOS 18, version: 1.4`. */
export function readEnvironment(schema: z.ZodMiniType<string>) {
  return readAs(
    (value) => (isObject(value) ? sayFacts(value) : (value ?? undefined)),
    z.optional(schema),
  );
}

/** Address and time, either of them, one as plain words, or just the wish. */
export function readVisit<Visit>(schema: z.ZodMiniType<Visit>) {
  return readAs((value) => {
    if (value === null || value === false) {
      return undefined;
    }
    const nothing = { address: '', preferredTime: '' };
    if (value === true || typeof value === 'string') {
      return { ...nothing, address: value === true ? '' : value };
    }
    return isObject(value) ? { ...nothing, ...withoutNull(value) } : value;
  }, z.optional(schema));
}

/** A name with coordinates, its name alone, or coordinates alone. */
export function readPlace<Place>(schema: z.ZodMiniType<Place>) {
  return readAs((value) => {
    if (typeof value === 'string') {
      return hasWords(value) ? { name: value } : undefined;
    }
    if (!isObject(value)) {
      return value ?? undefined;
    }
    const { name, address, latitude, longitude } = withoutNull(value);
    const isLocated = typeof latitude === 'number' && typeof longitude === 'number';
    return { ...value, name: name ?? address ?? (isLocated ? `${latitude}, ${longitude}` : name) };
  }, z.optional(schema));
}

/** The words of a step are its note; as a reason or a text they mean the same. */
export function readNote<Body>(schema: z.ZodMiniType<Body>) {
  return z.pipe(
    z.transform((value: unknown) => {
      if (!isObject(value)) {
        return value;
      }
      const { note, reason, text } = value;
      return { ...value, note: note ?? reason ?? text };
    }),
    schema,
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNull(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));
}

function sayFacts(facts: Record<string, unknown>): string {
  return Object.entries(withoutNull(facts))
    .map(([name, fact]) => `${name}: ${typeof fact === 'string' ? fact : JSON.stringify(fact)}`)
    .join(', ');
}
