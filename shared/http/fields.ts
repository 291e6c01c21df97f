import * as z from 'zod/mini';

import { cleanLine, cleanText, hasWords } from '../text/clean';
import { isLonger } from '../text/length';

export const idField = z.string().check(z.regex(/^[0-9a-f]{24}$/));

/** An instant on the wire: ISO 8601, UTC. */
export const timeField = z.iso.datetime();

const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** An instant that somebody says, in any offset: it is kept in UTC, where its year needs no more than four digits either. */
export const instant = z.iso.datetime({ offset: true }).check(
  z.refine((time) => {
    const milliseconds = Date.parse(time);
    return milliseconds >= earliest && milliseconds <= latest;
  }),
);

/** One line with something to read in it. */
export function line(most: number) {
  return z.string().check(written(cleanLine, { least: 1, most }));
}

/** One line that may be empty. */
export function anyLine(most: number) {
  return z.string().check(written(cleanLine, { least: 0, most }));
}

/** One line that may be left out or empty. */
export function optionalLine(most: number) {
  return z.optional(anyLine(most));
}

/** One or more lines with something to read in them. */
export function words(most: number) {
  return z.string().check(written(cleanText, { least: 1, most }));
}

/** Lines that may be left out or empty. */
export function optionalWords(most: number) {
  return z.optional(z.string().check(written(cleanText, { least: 0, most })));
}

/** Code units that one sign may cost on the wire, the unseen ones around it included. */
const unitsPerSign = 32;

/** Words as they are kept: clean, measured in signs that a person sees, empty when there is nothing to read. */
function written(clean: (text: string) => string, { least, most }: { least: 0 | 1; most: number }) {
  const rule = z.check<string>((payload) => {
    const { value: input, issues } = payload;
    const tooBig = { code: 'too_big', origin: 'string', maximum: most, inclusive: true } as const;
    // nothing that long is worth the work of cleaning it
    if (input.length > most * unitsPerSign) {
      issues.push({ ...tooBig, input });
      return;
    }
    const text = clean(input);
    payload.value = hasWords(text) ? text : '';
    if (payload.value === '' && least > 0) {
      issues.push({ code: 'too_small', origin: 'string', minimum: 1, inclusive: true, input });
    }
    if (isLonger(payload.value, most)) {
      issues.push({ ...tooBig, input });
    }
  });
  // what openapi.json says of it
  rule._zod.onattach.push(({ _zod: { bag } }) => {
    bag['minimum'] = least;
    bag['maximum'] = most;
  });
  return rule;
}

export const idParams = z.object({ id: idField });

/** A field that may be left out; null, as many clients write it, says the same. */
export function maybe<T>(schema: z.ZodMiniType<T>) {
  const withoutNull = z.transform((value: unknown): unknown => value ?? undefined);
  return z.optional(z.pipe(withoutNull, z.optional(schema)));
}
