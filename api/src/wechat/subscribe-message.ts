import * as z from 'zod/mini';

import type { Clock } from '#api/clock';

import type { Authorized } from './authorized-call';
import { fitField, type FieldValue } from './subscribe-fields';
import { WechatError } from './wechat-error';

export type SubscribeMessage = {
  openid: string;
  templateId: string;
  /** Where a tap leads, with its query: `pages/ticket/index?id=1`. */
  page?: string;
  /** Values by field name, `thing1`; they are made to fit. */
  fields: Record<string, FieldValue>;
};

/**
 * `sent`: acknowledged. `refused`: will never go through (43101: no credit). `not_sent`: may be sent
 * later. `unknown`: the answer was lost, so sending it again may deliver it twice.
 */
export type SendOutcome =
  | { outcome: 'sent'; /** Exact, also beyond 2^53. */ msgId: string | null }
  | { outcome: 'refused'; errcode: number; field: string | null }
  | { outcome: 'not_sent'; errcode: number | null }
  | { outcome: 'unknown' };

export type ProgramState = 'formal' | 'trial' | 'developer';

type SendDeps = { authorized: Authorized; clock: Clock; state: ProgramState };

const sendPath = '/cgi-bin/message/subscribe/send';

const sendAnswer = z.object({ msgid: z.optional(z.union([z.string(), z.number()])) });

/** Never throws for what WeChat or the network did: each outcome asks for another next step. */
export async function sendSubscribeMessage(
  { authorized, clock, state }: SendDeps,
  { openid, templateId, page, fields }: SubscribeMessage,
): Promise<SendOutcome> {
  const now = clock();
  const fitted = Object.entries(fields).map(([name, value]) => [
    name,
    { value: fitField(name, value, now) },
  ]);
  try {
    const { msgid } = await authorized.call({
      path: sendPath,
      body: {
        touser: openid,
        template_id: templateId,
        ...(page !== undefined && { page: page.replace(/^\/+/, '') }),
        miniprogram_state: state,
        lang: 'zh_CN',
        data: Object.fromEntries(fitted) as unknown,
      },
      answer: sendAnswer,
      isRepeatable: false,
    });
    return { outcome: 'sent', msgId: msgid === undefined ? null : String(msgid) };
  } catch (error: unknown) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): SendOutcome {
  if (!(error instanceof WechatError)) {
    throw error;
  }
  const { call, outcome, errcode, field, retryable } = error;
  // without a token nothing was sent, however that failed
  if (call !== sendPath || outcome === 'not_sent') {
    return { outcome: 'not_sent', errcode };
  }
  if (errcode === null) {
    return { outcome: 'unknown' };
  }
  return retryable ? { outcome: 'not_sent', errcode } : { outcome: 'refused', errcode, field };
}

const templatesAnswer = z.object({
  data: z.array(
    z.object({
      priTmplId: z.string(),
      title: z.string(),
      content: z.string(),
      type: z.union([z.number(), z.string()]),
    }),
  ),
});

export type SubscribeTemplate = {
  id: string;
  title: string;
  /** Field names in order, `thing1`, `time2`. */
  fields: string[];
  isLongTerm: boolean;
};

/**
 * The templates that the mini-program account has taken from the library.
 *
 * @throws {WechatError}
 */
export async function listTemplates(authorized: Authorized): Promise<SubscribeTemplate[]> {
  const { data } = await authorized.call({
    path: '/wxaapi/newtmpl/gettemplate',
    answer: templatesAnswer,
    isRepeatable: true,
  });
  return data.map(({ priTmplId, title, content, type }) => ({
    id: priTmplId,
    title,
    fields: [...content.matchAll(/\{\{(\w+)\.DATA\}\}/g)].map(([, name]) => name ?? ''),
    isLongTerm: Number(type) === 3,
  }));
}
