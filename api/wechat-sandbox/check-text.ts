import { randomUUID } from 'node:crypto';

import type { People } from './people';
import { Refusal } from './refusal';

const longest = 2500;
const visitLasts = 2 * 60 * 60_000;

/** Word → verdict. A small list, so that both outcomes can be shown; see the README. */
const words: Record<string, { suggest: 'risky' | 'review'; label: number }> = {
  赌博: { suggest: 'risky', label: 20006 },
  办假证: { suggest: 'risky', label: 20006 },
  刷单返利: { suggest: 'risky', label: 20008 },
  骗子公司: { suggest: 'review', label: 20003 },
  加微信: { suggest: 'review', label: 10001 },
  代开发票: { suggest: 'review', label: 10001 },
};

type CheckDeps = { people: People; now: () => number };
type Body = Record<string, unknown>;

/** POST /wxa/msg_sec_check, version 2 */
export function checkText(deps: CheckDeps, body: Body) {
  checkCommon(deps, body);
  const { content } = body;
  if (typeof content !== 'string' || content === '') {
    throw new Refusal(44002);
  }
  if (Array.from(content).length > longest) {
    throw new Refusal(45002);
  }
  const found = Object.entries(words).filter(([word]) => content.includes(word));
  const [, worst] = found.find(([, { suggest }]) => suggest === 'risky') ?? found[0] ?? [];
  const result = worst ?? { suggest: 'pass', label: 100 };
  return {
    result,
    detail: [
      {
        strategy: 'keyword',
        errcode: 0,
        ...result,
        keyword: found.map(([word]) => word).join(','),
      },
      { strategy: 'content_model', errcode: 0, ...result, prob: 90 },
    ],
    trace_id: randomUUID(),
  };
}

/** What both checks ask for: version 2, a scene, and a person who was here within two hours. */
export function checkCommon({ people, now }: CheckDeps, body: Body): { openid: string } {
  const { version, scene, openid } = body;
  if (version !== 2) {
    throw new Refusal(40097);
  }
  if (![1, 2, 3, 4].includes(Number(scene))) {
    throw new Refusal(40129);
  }
  if (typeof openid !== 'string' || !people.knows(openid)) {
    throw new Refusal(40003);
  }
  if (now() - people.lastVisit(openid) > visitLasts) {
    throw new Refusal(61010);
  }
  return { openid };
}
