import * as z from 'zod/mini';

import { bounded } from '#api/bounds/index';
import { hasWords } from '#shared/text/clean';

import type { Authorized } from './authorized-call';

/** Worst first. */
const suggestions = ['risky', 'review', 'pass'] as const;
export type Suggestion = (typeof suggestions)[number];

const scenes = { profile: 1, comment: 2, forum: 3, log: 4 } as const;
type CheckScene = keyof typeof scenes;

export type TextCheck = { openid: string; text: string; scene: CheckScene };

/** `label` is WeChat's number of the reason: 100 nothing, 10001 advertising, 20002 pornography … */
export type Verdict = { suggest: Suggestion; label: number; traceIds: string[] };

const verdictAnswer = z.object({
  result: z.object({ suggest: z.enum(suggestions), label: z.number() }),
  trace_id: z.string(),
});

const { most: mostCharacters } = bounded.wordsOfCheck;
// a word that lies across the cut is whole in one of the two pieces
const overlap = 50;

/**
 * Whether others may see this text: the worst verdict of its pieces.
 *
 * @throws {WechatError} 61010 when the person has not opened the mini-program within two hours
 */
export async function checkText(
  authorized: Authorized,
  { openid, text, scene }: TextCheck,
): Promise<Verdict> {
  let worst: Verdict = { suggest: 'pass', label: 100, traceIds: [] };
  for (const content of pieces(text)) {
    const { result, trace_id: traceId } = await authorized.call({
      path: '/wxa/msg_sec_check',
      body: { version: 2, openid, scene: scenes[scene], content },
      answer: verdictAnswer,
      isRepeatable: true,
    });
    const isWorse = suggestions.indexOf(result.suggest) < suggestions.indexOf(worst.suggest);
    worst = { ...(isWorse ? result : worst), traceIds: [...worst.traceIds, traceId] };
  }
  return worst;
}

function pieces(text: string): string[] {
  if (!hasWords(text)) {
    return [];
  }
  const characters = Array.from(text);
  const found: string[] = [];
  for (let start = 0; ; start += mostCharacters - overlap) {
    found.push(characters.slice(start, start + mostCharacters).join(''));
    if (start + mostCharacters >= characters.length) {
      return found;
    }
  }
}

export type MediaCheck = {
  openid: string;
  /** WeChat downloads it: the address must be reachable without a sign-in, up to 10 MB. */
  url: string;
  kind: 'audio' | 'image';
  scene: CheckScene;
};

const mediaTypes = { audio: 1, image: 2 } as const;

/**
 * Asks for a verdict on a file; it comes as a callback with the same trace id, within 30 minutes.
 *
 * @throws {WechatError}
 */
export async function startMediaCheck(
  authorized: Authorized,
  { openid, url, kind, scene }: MediaCheck,
): Promise<string> {
  const { trace_id: traceId } = await authorized.call({
    path: '/wxa/media_check_async',
    body: {
      media_url: url,
      media_type: mediaTypes[kind],
      version: 2,
      scene: scenes[scene],
      openid,
    },
    answer: z.object({ trace_id: z.string() }),
    isRepeatable: true,
  });
  return traceId;
}
