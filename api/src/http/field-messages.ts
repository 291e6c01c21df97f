import * as z from 'zod/mini';

import { httpWords } from './words';

/** What the phone shows under a field. zod's own Chinese speaks of types and is kept for what is not listed. */
export function speakChinese() {
  z.config({ ...z.locales.zhCN(), customError: say });
}

function say(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? httpWords.missing
        : httpWords.malformed;
    case 'invalid_value':
      return httpWords.notOffered;
    case 'invalid_format':
      return httpWords.malformed;
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) <= 1
        ? httpWords.missing
        : httpWords.atLeast[unit(issue.origin)](String(issue.minimum));
    case 'too_big':
      return httpWords.atMost[unit(issue.origin)](String(issue.maximum));
    default:
      return undefined;
  }
}

function unit(origin: string): 'array' | 'other' | 'string' {
  return origin === 'string' || origin === 'array' ? origin : 'other';
}
