import type { Bound } from '#shared/bounds/bound';
import { believedConsents } from '#shared/notices/believed-consents';

const KB = 1024;
const MB = 1024 * KB;

/** What is said between WeChat and us. */
export const wechatBounds = {
  signedCallback: {
    ...{ kind: 'body', most: 256 * KB, unit: 'bytes' },
    of: 'callback whose signature was right before its body was read',
    beyond: '413 request.too_large; WeChat sends it again and gives up',
    place: 'api/src/wechat/callback-routes.ts',
  },
  unsignedCallback: {
    ...{ kind: 'body', most: 16 * KB, unit: 'bytes' },
    of: 'callback before it is known whose it is',
    beyond: '413 request.too_large',
    place: 'api/src/wechat/callback-routes.ts',
  },
  callbackDepth: {
    ...{ kind: 'body', most: 8, unit: 'levels' },
    of: 'elements in each other in a callback',
    beyond: 'it is no callback: 400 request.invalid',
    place: 'api/src/wechat/callback-xml.ts',
  },
  callbackTokens: {
    ...{ kind: 'body', most: 5000, unit: 'pieces' },
    of: 'elements and texts of a callback',
    beyond: 'it is no callback: 400 request.invalid',
    place: 'api/src/wechat/callback-xml.ts',
  },
  callbackList: {
    ...{ kind: 'list', most: 100, unit: 'items' },
    of: 'consents that one callback reports',
    beyond: 'none of it is taken in; phones report their own',
    place: 'api/src/wechat/callback-event.ts',
  },
  answerBytes: {
    ...{ kind: 'body', most: 4 * MB, unit: 'bytes' },
    of: 'answer of WeChat to one call, a drawn code included',
    beyond: 'it counts as no answer and is tried again like one',
    place: 'api/src/wechat/call-wechat.ts',
  },
  calls: {
    ...{ kind: 'fan-out', most: 3, unit: 'tries' },
    of: 'tries of one call to WeChat',
    beyond: 'its failure is answered, or what waits in a queue is put off',
    place: 'api/src/wechat/call-wechat.ts',
  },
  wordsOfCheck: {
    ...{ kind: 'text', most: 2500, unit: 'characters' },
    of: 'words that one content check asks about',
    beyond: 'longer ones are asked about in parts that overlap',
    place: 'api/src/wechat/content-check.ts',
  },
  believedPerMinute: {
    ...{ kind: 'record', most: believedConsents.perMinute, unit: 'consents a minute' },
    of: 'consents of one person to one template that only a phone tells of',
    beyond: 'they count nothing until WeChat tells of them itself',
    ...{ place: 'api/src/notices/count-consent.ts', as: 'believedConsents.perMinute' },
  },
} as const satisfies Record<string, Bound>;
