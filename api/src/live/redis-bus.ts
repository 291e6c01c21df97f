import { randomBytes } from 'node:crypto';

import { createClient } from '@redis/client';

import type { Log } from '#api/log';

import { localBus, type Bus, type News } from './news';

const longestPause = 5000;

/**
 * Carries news between processes. What Redis loses while it is away nobody notices at once, so when it is back every
 * process hears of the gap.
 *
 * @throws when Redis does not answer
 */
export async function redisBus(url: string, log: Log): Promise<Bus> {
  const here = localBus();
  const sender = randomBytes(8).toString('hex');
  // publish and subscribe ignore the number of the database, so the channel carries it
  const channel = `huisheng:live:${new URL(url).pathname.slice(1)}`;
  const tell = await openLine(url, log, () => {
    send({ kind: 'gap' });
  });
  const hear = await openLine(url, log, () => {
    here.publish({ kind: 'gap' });
  });
  const send = (news: News) => {
    // without Redis the phones of this process still hear of it
    tell.publish(channel, JSON.stringify({ sender, news })).catch(() => undefined);
  };
  await hear.subscribe(channel, (text) => {
    const message = read(text);
    if (message && message.sender !== sender) {
      here.publish(message.news);
    }
  });
  return {
    publish: (news) => {
      here.publish(news);
      send(news);
    },
    listen: here.listen,
    close: () => {
      hear.destroy();
      tell.destroy();
      return Promise.resolve();
    },
  };
}

/** One connection that comes back by itself. `onReturn` runs each time it does. */
async function openLine(url: string, log: Log, onReturn: () => void) {
  const state = { wasReady: false };
  const line = createClient({
    url,
    // old news would only come late
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 5000,
      // the first time somebody waits for the answer; later it comes back whenever it may be
      reconnectStrategy: (tries) =>
        state.wasReady
          ? Math.min(50 * 2 ** tries, longestPause) * (0.5 + Math.random() / 2)
          : false,
    },
  });
  line.on('error', () => {
    log.warn('live.bus_lost');
  });
  line.on('ready', () => {
    if (state.wasReady) {
      log.info('live.bus_back');
      onReturn();
    }
    state.wasReady = true;
  });
  await line.connect();
  return line;
}

/** Only our own processes write there; whatever else does is not listened to. */
function read(text: string): { sender: string; news: News } | null {
  try {
    return JSON.parse(text) as { sender: string; news: News };
  } catch {
    return null;
  }
}
