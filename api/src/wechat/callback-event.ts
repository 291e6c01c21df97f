import { createHash } from 'node:crypto';

import * as z from 'zod/mini';

import { bounded } from '#api/bounds/index';

import type { Suggestion } from './content-check';

type Common = { openid: string; at: Date };

type Answer = { templateId: string; isAccepted: boolean };

/** What WeChat tells us by message push. */
export type CallbackEvent =
  /** A person answered the question for consent; the phone reports the same by itself. */
  | (Common & { kind: 'subscription_answered'; answers: Answer[] })
  /** A person changed it in the mini-program's settings. */
  | (Common & { kind: 'subscription_changed'; answers: Answer[] })
  /** What became of sent messages later; errcode 0 is delivered. */
  | (Common & {
      kind: 'messages_delivered';
      results: { templateId: string; msgId: string; errcode: number }[];
    })
  /** Answer to a media check; no verdict when WeChat could not check (-1008: download failed). */
  | (Common & {
      kind: 'media_checked';
      traceId: string;
      errcode: number;
      verdict: { suggest: Suggestion; label: number } | null;
    })
  | (Common & { kind: 'customer_service_entered'; from: string });

/** A person is asked about five templates at once. */
const { most: longestList } = bounded.callbackList;

/** A list arrives as an array, as a bare object, or under its event's name; an empty one not at all. */
function listOf<T>(item: z.ZodMiniType<T>) {
  const isEmpty = (value: unknown) => value === undefined || value === null || value === '';
  return z.pipe(
    z.pipe(
      z.transform((value: unknown) =>
        isEmpty(value) ? [] : ((Array.isArray(value) ? value : [value]) as unknown[]),
      ),
      // counted before the items are read
      z.array(z.unknown()).check(z.maxLength(longestList)),
    ),
    z.array(item),
  );
}

// numbers arrive as numbers in JSON, as strings in XML and in some JSON
const number = z.pipe(
  z.pipe(
    z.union([z.number(), z.string().check(z.regex(/^-?\d{1,15}$/))]),
    z.transform((value) => Number(value)),
  ),
  z.int(),
);
/** Ids of WeChat, of which we keep or compare what is sent. */
const id = z.string().check(z.minLength(1), z.maxLength(128));
const messageId = z.pipe(
  z.union([z.int().check(z.minimum(0)), z.string().check(z.regex(/^\d{1,32}$/))]),
  z.transform(String),
);
/** Seconds; up to the year 9999, so that it can be said as a date. */
const time = number.check(z.minimum(0), z.maximum(253_402_300_799));
const common = { FromUserName: id, CreateTime: time };

const answer = z.pipe(
  z.object({ TemplateId: id, SubscribeStatusString: z.string() }),
  z.transform(({ TemplateId, SubscribeStatusString }): Answer => ({
    templateId: TemplateId,
    isAccepted: SubscribeStatusString === 'accept',
  })),
);

const delivery = z.pipe(
  z.object({ TemplateId: id, MsgID: messageId, ErrorCode: number }),
  z.transform(({ TemplateId, MsgID, ErrorCode }) => ({
    templateId: TemplateId,
    msgId: MsgID,
    errcode: ErrorCode,
  })),
);

const answers = z.object({ ...common, List: listOf(answer) });
const deliveries = z.object({ ...common, List: listOf(delivery) });
const entrance = z.object({
  ...common,
  SessionFrom: z._default(z.string().check(z.maxLength(1000)), ''),
});
const mediaVerdict = z.object({
  ...common,
  trace_id: id,
  errcode: z._default(number, 0),
  result: z.optional(
    z.object({ suggest: z.enum(['risky', 'review', 'pass']), label: z._default(number, 100) }),
  ),
});

type Fields = Record<string, unknown>;

const readers: Record<string, (fields: Fields) => CallbackEvent> = {
  subscribe_msg_popup_event: (fields) => {
    const read = answers.parse(withList(fields, 'SubscribeMsgPopupEvent'));
    return { kind: 'subscription_answered', ...who(read), answers: read.List };
  },
  subscribe_msg_change_event: (fields) => {
    const read = answers.parse(withList(fields, 'SubscribeMsgChangeEvent'));
    return { kind: 'subscription_changed', ...who(read), answers: read.List };
  },
  subscribe_msg_sent_event: (fields) => {
    const read = deliveries.parse(withList(fields, 'SubscribeMsgSentEvent'));
    return { kind: 'messages_delivered', ...who(read), results: read.List };
  },
  wxa_media_check: (fields) => {
    const read = mediaVerdict.parse(fields);
    return {
      kind: 'media_checked',
      ...who(read),
      traceId: read.trace_id,
      errcode: read.errcode,
      // a failed check carries no verdict, and is not a pass
      verdict: read.errcode === 0 && read.result ? read.result : null,
    };
  },
  user_enter_tempsession: (fields) => {
    const read = entrance.parse(fields);
    return { kind: 'customer_service_entered', ...who(read), from: read.SessionFrom };
  },
};

/**
 * The event in a callback; null for what this product does not listen to.
 *
 * @throws {z.core.$ZodError} when a known event lacks its fields
 */
export function readCallbackEvent(fields: Fields): CallbackEvent | null {
  const name = fields['MsgType'] === 'event' ? fields['Event'] : undefined;
  const reader = typeof name === 'string' && Object.hasOwn(readers, name) ? readers[name] : null;
  return reader?.(fields) ?? null;
}

function withList(fields: Fields, wrapper: string): Fields {
  const wrapped = fields[wrapper];
  const isWrapped = typeof wrapped === 'object' && wrapped !== null && 'List' in wrapped;
  return isWrapped ? { ...fields, List: wrapped.List } : fields;
}

function who(read: { FromUserName: string; CreateTime: number }): Common {
  return { openid: read.FromUserName, at: new Date(read.CreateTime * 1000) };
}

/**
 * The same for every delivery of one callback. Events have no MsgId: person, second and event name them,
 * and what they are about tells two events of one second apart.
 */
export function callbackKey(fields: Fields, event: CallbackEvent): string {
  const id = fields['MsgId'];
  const name =
    typeof id === 'string' || typeof id === 'number'
      ? ['message', String(id)]
      : ['event', event.openid, String(event.at.getTime()), event.kind, ...subjects(event)];
  // hashed: the key is kept longer than the event, and names a person
  return createHash('sha256').update(JSON.stringify(name)).digest('base64url');
}

function subjects(event: CallbackEvent): string[] {
  switch (event.kind) {
    case 'subscription_answered':
    case 'subscription_changed':
      return event.answers
        .map(({ templateId, isAccepted }) => `${templateId} ${isAccepted}`)
        .sort();
    case 'messages_delivered':
      return event.results.map(({ msgId }) => msgId).sort();
    case 'media_checked':
      return [event.traceId];
    case 'customer_service_entered':
      return [];
  }
}
