import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { createClient } from '@redis/client';

import type { Log } from '#api/log';

import { localBus, type Bus, type News } from './news';

const longestPause = 5000;
/** Milliseconds that somebody's answer waits until the others have heard; a Redis that has gone away keeps nobody waiting for longer. */
const longestTelling = 200;
/** Milliseconds: a Redis that is gone without a word is found out by its silence, and looked for again. */
const usualPatience = { pingEvery: 5000, silence: 15_000 };

/** The connection that publishes does other short errands as well. */
export type RedisBus = Bus & { redis: Awaited<ReturnType<typeof connect>> };

/**
 * Carries news between processes. What Redis loses while it is away nobody notices at once, so when it is back every
 * process hears of the gap.
 *
 * @throws when Redis does not answer
 */
export async function redisBus(url: string, log: Log, patience = usualPatience): Promise<RedisBus> {
  const here = localBus();
  const sender = randomBytes(8).toString('hex');
  // publish and subscribe ignore the number of the database, so the channel carries it
  const channel = `huisheng:live:${new URL(url).pathname.slice(1)}`;
  const options = connectionOptions(url, patience);
  const tell = await connect(options, log, () => {
    void send({ kind: 'gap' });
  });
  // before the second connection is open: the first may be lost and back meanwhile
  const send = async (news: News): Promise<void> => {
    // without Redis the phones of this process still hear of it
    await tell.publish(channel, JSON.stringify({ sender, news })).catch(() => undefined);
  };
  // back means subscribed again: what was published before is in the gap, the rest is heard
  const hear = await connect(options, log, () => {
    here.publish({ kind: 'gap' });
  }).catch((error: unknown) => {
    tell.destroy();
    throw error;
  });
  await hear.subscribe(channel, (text) => {
    const message = read(text);
    if (message && message.sender !== sender) {
      pass(message.news, here, log);
    }
  });
  return {
    publish: (news) => {
      here.publish(news);
      void send(news);
    },
    tell: async (news) => {
      here.publish(news);
      // Redis answers when it has written the news to everybody who listens
      await Promise.race([send(news), sleep(longestTelling, undefined, { ref: false })]);
    },
    listen: here.listen,
    isWhole: () => hear.isReady && tell.isReady,
    redis: tell,
    close: async () => {
      hear.destroy();
      // it answers in order: what has just been published has arrived then
      await Promise.race([tell.ping().catch(() => undefined), sleep(1000, null, { ref: false })]);
      tell.destroy();
    },
  };
}

function connectionOptions(url: string, { pingEvery, silence }: typeof usualPatience) {
  return {
    url,
    // old news would only come late
    disableOfflineQueue: true,
    pingInterval: pingEvery,
    socket: { connectTimeout: 5000, socketTimeout: silence },
  };
}

/** One connection that comes back by itself. `onReturn` runs each time it does. */
async function connect(
  options: ReturnType<typeof connectionOptions>,
  log: Log,
  onReturn: () => void,
) {
  const state = { wasReady: false };
  const connection = createClient({
    ...options,
    socket: {
      ...options.socket,
      // the first time somebody waits for the answer; later it comes back whenever it may be
      reconnectStrategy: (tries) =>
        state.wasReady
          ? Math.min(50 * 2 ** tries, longestPause) * (0.5 + Math.random() / 2)
          : false,
    },
  });
  connection.on('error', () => {
    log.warn('live.bus_lost');
  });
  connection.on('ready', () => {
    if (state.wasReady) {
      log.info('live.bus_back');
      onReturn();
    }
    state.wasReady = true;
  });
  await connection.connect();
  return connection;
}

/** A listener that fails over what another version of the product sent must not take the connection with it. */
function pass(news: News, here: Bus, log: Log) {
  try {
    here.publish(news);
  } catch (error: unknown) {
    log.bug(error);
  }
}

/** Only our own processes write there; whatever else does is not listened to. */
function read(text: string): { sender: string; news: News } | null {
  try {
    const message = JSON.parse(text) as { sender: string; news?: News } | null;
    return message?.news?.kind === undefined ? null : { ...message, news: message.news };
  } catch {
    return null;
  }
}
