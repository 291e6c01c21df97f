import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

import sharp from 'sharp';

import type { CallbackEvent } from '#api/wechat/index';

import { startCallbackReceiver, type CallbackReceiver } from '../support/callback-receiver';
import { freshWechatWorld } from '../support/wechat';

const at = freshWechatWorld();
const token = 'demoToken';
const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

let receiver: CallbackReceiver;
beforeEach(async () => {
  const appId = at.world.sandbox.app.id;
  receiver = await startCallbackReceiver(at.world, { token, aesKey, appId, takesPlain: true });
});
afterEach(() => receiver.stop());

async function arrived(): Promise<CallbackEvent[]> {
  await at.world.sandbox.settled();
  return receiver.events();
}

function listen(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  const url = async () => {
    if (!server.listening) {
      await once(server, 'listening');
    }
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  };
  return { server, url };
}

describe.each([
  ['JSON', 'json' as const, aesKey],
  ['XML', 'xml' as const, aesKey],
  ['plain JSON', 'json' as const, null],
  ['plain XML', 'xml' as const, null],
])('a push in %s', (_case, format, key) => {
  beforeEach(() => {
    at.world.sandbox.connectCallbacks({ url: receiver.url, token, aesKey: key, format });
  });

  it('tells of one and of several consents', async () => {
    const { sandbox } = at.world;
    const { ask, progress, task } = sandbox.templateIds;
    sandbox.answerConsent('demo-customer', { [ask]: 'accept' });
    sandbox.answerConsent('demo-engineer', { [progress]: 'accept', [task]: 'reject' });
    const events = await arrived();
    const byPerson = Object.fromEntries(events.map((event) => [event.openid, event]));
    expect(byPerson).toMatchObject({
      'demo-customer': {
        kind: 'subscription_answered',
        at: at.world.clock(),
        answers: [{ templateId: ask, isAccepted: true }],
      },
      'demo-engineer': {
        answers: [
          { templateId: progress, isAccepted: true },
          { templateId: task, isAccepted: false },
        ],
      },
    });
    expect(sandbox.callbacks.records()).toMatchObject([
      { state: 'delivered', deliveries: [200], answer: 'success' },
      { state: 'delivered', deliveries: [200], answer: 'success' },
    ]);
  });
});

it('tells words that look like the end of a CDATA section', async () => {
  at.world.sandbox.connectCallbacks({ url: receiver.url, token, aesKey, format: 'xml' });
  const fields = { SessionFrom: 'a]]><b>' };
  at.world.sandbox.callbacks.send({ event: 'user_enter_tempsession', openid: 'oCustomer', fields });
  expect(await arrived()).toMatchObject([{ from: 'a]]><b>' }]);
});

describe('a media check', () => {
  const paint = (background: string) =>
    sharp({ create: { width: 64, height: 64, channels: 3, background } })
      .jpeg()
      .toBuffer();

  it.each([
    ['#2a6cc8', { suggest: 'pass', label: 100 }],
    ['#f0c010', { suggest: 'review', label: 21000 }],
    ['#e01010', { suggest: 'risky', label: 20002 }],
  ])('really looks at the picture: %s', async (colour, verdict) => {
    const picture = await paint(colour);
    const files = listen((_message, response) => response.end(picture));
    at.world.sandbox.connectCallbacks({ url: receiver.url, token, aesKey });
    const traceId = await at.world.client.startMediaCheck({
      ...{ openid: 'demo-customer', kind: 'image', scene: 'comment' },
      url: await files.url(),
    });
    expect(await arrived()).toEqual([
      {
        kind: 'media_checked',
        openid: 'demo-customer',
        at: at.world.clock(),
        traceId,
        errcode: 0,
        verdict,
      },
    ]);
    files.server.close();
  });

  it.each([
    ['a missing file', 404, 'gone'],
    ['what is no picture', 200, 'words'],
    ['an empty file', 200, ''],
  ])('of %s fails, which is no pass', async (_case, status, body) => {
    const files = listen((_message, response) => response.writeHead(status).end(body));
    at.world.sandbox.connectCallbacks({ url: receiver.url, token, aesKey, format: 'xml' });
    await at.world.client.startMediaCheck({
      ...{ openid: 'demo-customer', kind: 'image', scene: 'comment' },
      url: await files.url(),
    });
    expect(await arrived()).toMatchObject([{ errcode: -1008, verdict: null }]);
    files.server.close();
  });

  it('fetches nothing from another machine', async () => {
    at.world.sandbox.connectCallbacks({ url: receiver.url, token, aesKey });
    await at.world.client.startMediaCheck({
      ...{ openid: 'demo-customer', kind: 'image', scene: 'comment' },
      url: 'http://192.0.2.1/picture.png',
    });
    expect(await arrived()).toMatchObject([{ errcode: -1008, verdict: null }]);
  });
});

describe('delivery', () => {
  const push = () => {
    at.world.sandbox.callbacks.send({ event: 'user_enter_tempsession', openid: 'demo-customer' });
  };

  it.each([
    ['an error', (): RequestListener => (_message, response) => response.writeHead(500).end()],
    ['an error page', (): RequestListener => (_message, response) => response.end('Bad gateway')],
    ['a cut connection', (): RequestListener => (message) => message.destroy()],
  ])('is tried four times in all after %s', async (_case, listener) => {
    const { server, url } = listen(listener());
    at.world.sandbox.connectCallbacks({ url: await url(), token, aesKey });
    push();
    await at.world.sandbox.settled();
    const [record] = at.world.sandbox.callbacks.records();
    expect(record).toMatchObject({ state: 'given up' });
    expect(record?.deliveries).toHaveLength(4);
    server.closeAllConnections();
    server.close();
  });

  describe('to somebody who never answers', () => {
    const hasty = freshWechatWorld({ callbackPatience: 50 });

    it('is tried four times in all', async () => {
      const { sandbox } = hasty.world;
      const { server, url } = listen(() => undefined);
      sandbox.connectCallbacks({ url: await url(), token, aesKey });
      sandbox.callbacks.send({ event: 'user_enter_tempsession', openid: 'demo-customer' });
      await sandbox.settled();
      expect(sandbox.callbacks.records()).toMatchObject([
        { state: 'given up', deliveries: Array(4).fill('no answer') as string[] },
      ]);
      server.closeAllConnections();
      server.close();
    });
  });

  it('ends with the first proper answer, and what came twice is handled once', async () => {
    let deliveries = 0;
    const { server, url } = listen((message, response) => {
      deliveries += 1;
      const isLost = deliveries === 1;
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => {
        const target = new URL(message.url ?? '', receiver.url);
        const through = new URL(receiver.url);
        through.search = target.search;
        void fetch(through, { method: 'POST', body: Buffer.concat(chunks).toString() })
          .then((reply) => reply.text())
          .then((text) => (isLost ? response.writeHead(504).end() : response.end(text)));
      });
    });
    at.world.sandbox.connectCallbacks({ url: await url(), token, aesKey });
    push();
    expect(await arrived()).toHaveLength(1);
    expect(at.world.sandbox.callbacks.records()).toMatchObject([
      { state: 'delivered', deliveries: [504, 200] },
    ]);
    server.close();
  });

  it('does not happen without a target', async () => {
    push();
    await at.world.sandbox.settled();
    expect(at.world.sandbox.callbacks.records()).toEqual([]);
  });
});
