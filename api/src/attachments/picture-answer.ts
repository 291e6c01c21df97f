import { z } from 'zod';

import { pictureRefusals, pictureTypes, type PictureAnswer, type PictureJob } from './picture-job';

const anyway = [
  z.object({ outcome: z.literal('refused'), code: z.enum(pictureRefusals), words: z.string() }),
  z.object({ outcome: z.literal('disk'), words: z.string() }),
  z.object({ outcome: z.literal('memory') }),
] as const;

const side = z.int().positive();

const answers = {
  prepare: z.discriminatedUnion('outcome', [
    ...anyway,
    z.object({
      outcome: z.literal('prepared'),
      type: z.enum(pictureTypes),
      width: side,
      height: side,
    }),
  ]),
  check: z.discriminatedUnion('outcome', [
    ...anyway,
    z.object({ outcome: z.literal('checkable') }),
  ]),
} as const satisfies Record<PictureJob['kind'], z.ZodType<PictureAnswer>>;

/** A decoder that a hostile file took over may say anything: null for all that is no answer to such a job. */
export function readAnswer(kind: PictureJob['kind'], line: string | null): PictureAnswer | null {
  try {
    return answers[kind].safeParse(JSON.parse(line ?? '')).data ?? null;
  } catch {
    return null;
  }
}
