import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { accessTokens } from './access-tokens';
import { readRequest, type SandboxReply } from './exchange';
import { people } from './people';
import { answerPlatform, type World } from './platform-calls';
import { sandboxApp, type SandboxApp } from './sandbox-app';

export { sandboxApp } from './sandbox-app';

export type SandboxOptions = {
  /** A loopback address: the sandbox never serves a network. */
  host: string;
  /** 0: any free port. */
  port: number;
  app?: SandboxApp;
  now?: () => number;
};

export type WechatSandbox = {
  url: string;
  app: SandboxApp;
  stop: () => Promise<void>;
} & World;

/** Serves what api.weixin.qq.com serves, without WeChat. */
export async function startWechatSandbox(options: SandboxOptions): Promise<WechatSandbox> {
  const { host, port, app = sandboxApp, now = Date.now } = options;
  if (!isLoopback(host)) {
    throw new Error(`The WeChat sandbox serves loopback addresses only, not ${host}`);
  }
  const world: World = { tokens: accessTokens(app, now), people: people(app, now) };
  const server = createServer((message, response) => {
    readRequest(message)
      .then((request) => answerPlatform(world, request))
      .then(
        (reply) => {
          send(response, reply);
        },
        () => {
          response.destroy();
        },
      );
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    app,
    ...world,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function send(response: ServerResponse, reply: SandboxReply) {
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  if ('bytes' in reply) {
    response.writeHead(200, { 'content-type': reply.type }).end(reply.bytes);
    return;
  }
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(reply.json));
}
