import type { AccessTokens } from './access-tokens';
import type { SandboxReply, SandboxRequest } from './exchange';
import type { People } from './people';
import { Refusal } from './refusal';

export type World = { tokens: AccessTokens; people: People };

type PlatformCall = {
  method: 'GET' | 'POST';
  needsToken: boolean;
  answer: (world: World, request: SandboxRequest) => object | Promise<object>;
};

/** Path → what the platform does there. */
const platformCalls: Record<string, PlatformCall> = {
  '/sns/jscode2session': {
    method: 'GET',
    needsToken: false,
    answer: ({ people }, { query }) => people.signIn(query),
  },
  '/cgi-bin/token': {
    method: 'GET',
    needsToken: false,
    answer: ({ tokens }, { query }) =>
      tokens.plain({
        appId: query.get('appid'),
        secret: query.get('secret'),
        grantType: query.get('grant_type'),
      }),
  },
  '/cgi-bin/stable_token': {
    method: 'POST',
    needsToken: false,
    answer: ({ tokens }, request) => {
      const body = jsonBody(request);
      return tokens.stable(
        { appId: body['appid'], secret: body['secret'], grantType: body['grant_type'] },
        body['force_refresh'] === true,
      );
    },
  },
  '/wxa/business/getuserphonenumber': {
    method: 'POST',
    needsToken: true,
    answer: ({ people }, request) => ok(people.phoneNumber(jsonBody(request)['code'])),
  },
};

/** HTTP 200 whatever happens; failures carry `errcode`, as on the platform. */
export async function answerPlatform(world: World, request: SandboxRequest): Promise<SandboxReply> {
  const call = platformCalls[request.path];
  if (!call) {
    return { status: 404, json: { errcode: -1, errmsg: 'unknown path' } };
  }
  try {
    if (call.method === 'POST' && request.method !== 'POST') {
      throw new Refusal(43002);
    }
    if (call.needsToken) {
      world.tokens.check(request.query.get('access_token'));
    }
    return { json: await call.answer(world, request) };
  } catch (error: unknown) {
    if (error instanceof Refusal) {
      return { json: error.answer };
    }
    throw error;
  }
}

function jsonBody({ body }: SandboxRequest): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(47001);
  }
  return body as Record<string, unknown>;
}

function ok(answer: object) {
  return { errcode: 0, errmsg: 'ok', ...answer };
}
