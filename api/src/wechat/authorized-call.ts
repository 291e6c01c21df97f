import type { AccessTokens } from './access-token';
import { callWechat, downloadFromWechat, type CallDeps, type WechatCall } from './call-wechat';
import { WechatError } from './wechat-error';

type Download = Omit<WechatCall<never>, 'answer'>;

/** Calls that carry the access token. */
export type Authorized = {
  /** @throws {WechatError} */
  call: <Answer>(call: WechatCall<Answer>) => Promise<Answer>;
  /** @throws {WechatError} */
  download: (call: Download) => Promise<{ type: string; bytes: Buffer }>;
};

export function authorizedCalls(deps: CallDeps, tokens: AccessTokens): Authorized {
  return {
    call: (call) =>
      withToken(tokens, (token) => callWechat(deps, { ...call, query: carrying(call, token) })),
    download: (call) =>
      withToken(tokens, (token) =>
        downloadFromWechat(deps, { ...call, query: carrying(call, token) }),
      ),
  };
}

function carrying({ query }: Download, token: string) {
  return { ...query, access_token: token };
}

/** A refused token was refused before anything was done: one more try with another is safe for every call. */
async function withToken<T>(tokens: AccessTokens, run: (token: string) => Promise<T>): Promise<T> {
  const token = await tokens.current();
  try {
    return await run(token);
  } catch (error: unknown) {
    if (!(error instanceof WechatError) || !tokenRefused.has(error.errcode)) {
      throw error;
    }
    const other = await tokens.replace(token);
    if (other === null) {
      throw error;
    }
    return run(other);
  }
}

/** Not the latest, invalid, expired. */
const tokenRefused = new Set<number | null>([40001, 40014, 42001]);
