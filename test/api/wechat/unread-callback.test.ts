import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { widenBounds } from '#api/config/index';

import { startCallbackReceiver, type CallbackReceiver } from '../../support/callback-receiver';
import { official } from '../../support/callback-vector';
import { callbackPath, callbacksTo, entered } from '../../support/callbacks';
import { freshWechatWorld } from '../../support/wechat';

const at = freshWechatWorld();
const { token, aesKey, appId } = official;

let receiver: CallbackReceiver;
const { freshStamp, plainly, sealed, signed } = callbacksTo(() => receiver, at);

async function serve(options: Parameters<typeof startCallbackReceiver>[2] = {}) {
  const settings = { token, aesKey, appId, takesPlain: true };
  receiver = await startCallbackReceiver(at.world, settings, options);
}

afterEach(() => receiver.stop());

const { signature, timestamp, nonce } = official.address;
const encrypted = { timestamp, nonce, encrypt_type: 'aes', msg_signature: 'f'.repeat(40) };

/** Sends the head of a POST and so much of its body, and waits for the answer while the rest is still to come. */
async function begin(query: Record<string, string>, length: number, sent = '') {
  const socket = connect(Number(new URL(receiver.url).port), '127.0.0.1');
  const search = new URLSearchParams(query).toString();
  const head = [`POST ${callbackPath}?${search} HTTP/1.1`, 'Host: a', `Content-Length: ${length}`];
  socket.write(`${head.join('\r\n')}\r\n\r\n${sent}`);
  const answer = await answerOn(socket);
  socket.destroy();
  return answer;
}

/** As far as it has come when the JSON of a refusal is whole. */
async function answerOn(socket: Socket): Promise<string> {
  let answer = '';
  while (!answer.endsWith('}')) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    answer += chunk.toString();
  }
  return answer;
}

/** A promise that somebody else resolves. */
function opened<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return {
    promise,
    resolve: (value: Value) => {
      resolve(value);
    },
  };
}

describe('answered before a byte of its body has come:', () => {
  beforeEach(() => serve());

  it.each([
    ['a plain push of a stranger', { signature: 'f'.repeat(40), timestamp, nonce }, 100],
    ['a plain push of another time', { signature, timestamp, nonce }, 100],
    ['an encrypted push signed wrongly', { ...encrypted, signature: 'f'.repeat(40) }, 100],
    ['an encrypted push without a signature', { ...encrypted, signature, msg_signature: '' }, 100],
    ['a signature that is none', { ...encrypted, signature, msg_signature: 'x' }, 100],
    ['nothing', {}, 100],
  ])('%s: 403', async (_case, query, length) => {
    const answer = await begin(query, length);
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(receiver.bugs).toEqual([]);
  });

  it.each([
    ['a signed push beyond 256 KB', { ...encrypted, signature }, 256 * 1024 + 1],
    ['an unsigned one beyond 16 KB', encrypted, 16 * 1024 + 1],
  ])('%s: 413', async (_case, query, length) => {
    const answer = await begin(query, length);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('a body', () => {
  it('that grows beyond what is taken is refused at once, whatever it said of its length', async () => {
    await serve();
    const socket = connect(Number(new URL(receiver.url).port), '127.0.0.1');
    const search = new URLSearchParams({ ...encrypted, signature }).toString();
    socket.write(
      `POST ${callbackPath}?${search} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    for (let part = 0; part < 5; part += 1) {
      socket.write(`10000\r\n${' '.repeat(0x1_00_00)}\r\n`);
    }
    expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 413 /);

    // the rest is thrown away, and the next request on the connection is one
    socket.write('0\r\n\r\nGET /api/v1/wechat/callback HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 403 /);
    socket.destroy();
    expect(receiver.bugs).toEqual([]);
  });

  it('that comes drop by drop is not waited for', async () => {
    await serve({ patience: { body: 50, answer: 30_000 } });
    const answer = await begin({ ...encrypted, signature }, 100, '{"Encr');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/^connection: close/im);
  });

  it('whose sender goes away in the middle is no bug', async () => {
    await serve();
    const socket = connect(Number(new URL(receiver.url).port), '127.0.0.1');
    const search = new URLSearchParams({ ...encrypted, signature }).toString();
    socket.write(
      `POST ${callbackPath}?${search} HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{`,
    );
    const [request] = (await once(receiver.server, 'request')) as [NodeJS.EventEmitter];
    const gone = new Promise((resolve) => request.once('close', resolve));
    socket.destroy();
    await gone;
    expect((await sealed(JSON.stringify(entered))).text).toBe('success');
    expect(receiver.bugs).toEqual([]);
  });
});

it('answers in time for WeChat to send it again when it cannot be written down in time', async () => {
  await serve({ patience: { body: 3000, answer: 50 } });
  const { add } = at.world.inbox;
  const slow = opened<undefined>();
  const written = opened<boolean>();
  at.world.inbox.add = async (push) => {
    await slow.promise;
    const isNew = await add(push);
    written.resolve(isNew);
    return isNew;
  };
  const query = signed(freshStamp());
  const late = await plainly(entered, query);
  expect([late.status, late.headers['retry-after']]).toEqual([503, '1']);

  at.world.inbox.add = add;
  slow.resolve(undefined);
  expect(await written.promise).toBe(true);
  expect(await receiver.events()).toHaveLength(1);
  await receiver.stop();
  await serve();
  expect((await plainly(entered, query)).text).toBe('success');
  expect(await receiver.events()).toEqual([]);
});

describe('from one address', () => {
  const few = (callbacks: number, wrongCallbacks: number) => {
    const usual = widenBounds(1);
    const bound = (most: number) => ({ who: 'address', most, within: 60_000 }) as const;
    return {
      bounds: { ...usual, callbacks: bound(callbacks), wrongCallbacks: bound(wrongCallbacks) },
    };
  };
  const wrong = () => plainly(entered, { signature: 'f'.repeat(40), timestamp, nonce });

  it('so many wrong ones are refused, more are told to wait, and right ones are still taken', async () => {
    await serve(few(1000, 3));
    const statuses = [];
    for (let turn = 0; turn < 5; turn += 1) {
      statuses.push((await wrong()).status);
    }
    expect(statuses).toEqual([403, 403, 403, 429, 429]);
    expect((await wrong()).headers['retry-after']).toMatch(/^(5\d|60)$/);
    expect((await plainly(entered)).text).toBe('success');
    expect((await sealed(JSON.stringify(entered))).text).toBe('success');
  });

  it('nothing without a plain signature is read after too many wrong ones', async () => {
    await serve(few(1000, 1));
    const { text } = await sealed(JSON.stringify(entered), { signature: '' });
    expect(text).toBe('success');
    expect([(await wrong()).status, (await wrong()).status]).toEqual([403, 429]);
    expect(await begin(encrypted, 100)).toMatch(/^HTTP\/1\.1 429 /);
  });

  it('there are never more than so many', async () => {
    await serve(few(2, 1000));
    const statuses = [];
    for (let turn = 0; turn < 3; turn += 1) {
      statuses.push((await plainly(entered)).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });
});
