import { checkMedia } from './check-media';
import { checkText } from './check-text';
import type { SandboxReply, SandboxRequest } from './exchange';
import { drawMiniCode } from './mini-code';
import { Refusal } from './refusal';
import { sendMessage } from './send-message';
import { listTemplates } from './templates';
import type { World } from './world';

type Answer = (world: World, request: SandboxRequest) => SandboxReply | Promise<SandboxReply>;

type PlatformCall = { method: 'GET' | 'POST'; needsToken: boolean; answer: Answer };

/** Path → what the platform does there. */
const platformCalls: Readonly<Record<string, PlatformCall>> = {
  '/sns/jscode2session': open('GET', ({ people }, { query }) => ({ json: people.signIn(query) })),
  '/cgi-bin/token': open('GET', ({ tokens }, { query }) => {
    const [appId, secret] = [query.get('appid'), query.get('secret')];
    return { json: tokens.plain({ appId, secret, grantType: query.get('grant_type') }) };
  }),
  '/cgi-bin/stable_token': open('POST', ({ tokens }, request) => {
    const body = jsonBody(request);
    const { appid: appId, secret, grant_type: grantType, force_refresh: force } = body;
    return { json: tokens.stable({ appId, secret, grantType }, force === true) };
  }),
  '/wxa/business/getuserphonenumber': post(({ people }, body) => people.phoneNumber(body['code'])),
  '/cgi-bin/message/subscribe/send': {
    method: 'POST',
    needsToken: true,
    answer: (world, request) => {
      const msgid = sendMessage(world, jsonBody(request));
      // written as text: JSON.stringify would round a number of this size
      return { text: `{"errcode":0,"errmsg":"ok","msgid":${msgid}}` };
    },
  },
  '/wxaapi/newtmpl/gettemplate': {
    method: 'GET',
    needsToken: true,
    answer: () => ({ json: ok(listTemplates()) }),
  },
  '/wxa/msg_sec_check': post(checkText),
  '/wxa/media_check_async': post(checkMedia),
  '/wxa/getwxacodeunlimit': {
    method: 'POST',
    needsToken: true,
    answer: async (_world, request) => ({
      bytes: await drawMiniCode(jsonBody(request)),
      type: 'image/png',
    }),
  },
};

function open(method: PlatformCall['method'], answer: Answer): PlatformCall {
  return { method, needsToken: false, answer };
}

function post(answer: (world: World, body: Record<string, unknown>) => object): PlatformCall {
  return {
    method: 'POST',
    needsToken: true,
    answer: (world, request) => ({ json: ok(answer(world, jsonBody(request))) }),
  };
}

/** HTTP 200 whatever happens; failures carry `errcode`, as on the platform. */
export async function answerPlatform(world: World, request: SandboxRequest): Promise<SandboxReply> {
  const call = platformCalls[request.path];
  if (!call) {
    return { status: 404, json: { errcode: -1, errmsg: 'unknown path' } };
  }
  const failure = world.failures.take(request.path);
  if (failure === 'cut_before' || failure === 'hang') {
    return failure === 'hang' ? 'silence' : 'cut';
  }
  if (typeof failure === 'object' && failure !== null) {
    return 'status' in failure
      ? { status: failure.status, json: {} }
      : refuse(world, request, new Refusal(failure.errcode));
  }
  const reply = await carryOut(world, call, request);
  return failure === 'cut_after' ? 'cut' : reply;
}

async function carryOut(world: World, call: PlatformCall, request: SandboxRequest) {
  try {
    world.limit(request);
    if (call.method === 'POST' && request.method !== 'POST') {
      throw new Refusal(43002);
    }
    if (call.needsToken) {
      world.tokens.check(request.query.get('access_token'));
    }
    const reply = await call.answer(world, request);
    world.noteCall(request.path, 0);
    return reply;
  } catch (error: unknown) {
    if (error instanceof Refusal) {
      return refuse(world, request, error);
    }
    throw error;
  }
}

function refuse(world: World, { path }: SandboxRequest, refusal: Refusal): SandboxReply {
  world.noteCall(path, refusal.errcode);
  return { json: refusal.answer };
}

function jsonBody({ body }: SandboxRequest): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(47001);
  }
  // an object that came out of JSON.parse
  return body as Record<string, unknown>;
}

function ok(answer: object) {
  return { errcode: 0, errmsg: 'ok', ...answer };
}
