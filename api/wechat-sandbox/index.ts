import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { CallbackTarget } from './callback-envelope';
import { answerConsent, answerControl } from './control-calls';
import { readRequest, sendReply, type SandboxReply } from './exchange';
import { isLoopback } from './loopback';
import { answerPlatform } from './platform-calls';
import { sandboxApp, type SandboxApp } from './sandbox-app';
import { templateIds } from './templates';
import { createWorld, type World, type WorldOptions } from './world';

export { templateIds } from './templates';

type SandboxOptions = Partial<WorldOptions> & {
  /** A loopback address: the sandbox never serves a network. */
  host: string;
  /** 0: any free port. */
  port: number;
  /** Where callbacks go; may be given later with `connectCallbacks`. */
  callbackTo?: CallbackTarget;
};

export type WechatSandbox = Pick<
  World,
  'calls' | 'failures' | 'people' | 'phones' | 'callbacks' | 'settled' | 'tokens'
> & {
  url: string;
  app: SandboxApp;
  /** Template ids by the product's names. */
  templateIds: typeof templateIds;
  connectCallbacks: (target: CallbackTarget | null) => void;
  /** A person answers the question for consent: grants credits and calls back. */
  answerConsent: (openid: string, results: Record<string, 'accept' | 'reject'>) => void;
  stop: () => Promise<void>;
};

/** Serves what api.weixin.qq.com serves, without WeChat. */
export async function startWechatSandbox(options: SandboxOptions): Promise<WechatSandbox> {
  const { host, port, callbackTo = null, app = sandboxApp, now = Date.now } = options;
  if (!isLoopback(host)) {
    throw new Error(`The WeChat sandbox serves loopback addresses only, not ${host}`);
  }
  const world = createWorld({ ...options, app, now });
  world.callbacks.connect(callbackTo);
  const server = createServer((message, response) => {
    reply(world, message)
      .then((answer) => {
        sendReply(response, answer);
      })
      // also when the answer cannot be sent
      .catch(() => response.destroy());
  });
  server.listen(port, host);
  await once(server, 'listening');
  // one connection that could not be accepted must not end the server
  server.on('error', () => undefined);
  // a TCP server's address is never a string
  const { port: actual } = server.address() as AddressInfo;
  const { calls, failures, people, phones, callbacks, settled, tokens } = world;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    ...{ app, templateIds, calls, failures, people, phones, callbacks, settled, tokens },
    connectCallbacks: callbacks.connect,
    answerConsent: (openid, results) => {
      answerConsent(world, { openid, body: { results } });
    },
    stop: async () => {
      callbacks.stop();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      await world.phonesKept();
    },
  };
}

async function reply(world: World, message: IncomingMessage): Promise<SandboxReply> {
  const request = await readRequest(message);
  if (!request.path.startsWith('/sandbox/')) {
    return answerPlatform(world, request);
  }
  // a web page elsewhere must not reach it through a name that leads here, or as a plain form
  const host = new URL(`http://${message.headers.host ?? ''}`).hostname;
  const isJson = /^application\/json\b/.test(message.headers['content-type'] ?? '');
  return isLoopback(host) && (isJson || request.method === 'GET')
    ? answerControl(world, request)
    : { status: 403, json: { message: 'send JSON, to a loopback address' } };
}
