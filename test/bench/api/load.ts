import { Client } from 'undici';

import { spread, type Spread } from '../spread';

import type { Asked, Kind } from './requests';

const connections = 16;

/** One turn of one kind of request at one server. */
export type Turn = Spread & {
  perSecond: number;
  failed: number;
  /** Milliseconds of the processor for one request, of all threads, the database's own too; null where nobody counts them. */
  processor: number | null;
};

export type Answer = { status: number; headers: Record<string, string>; body: Buffer };

/** Sixteen connections that stay open, each asking again as soon as it was answered, and one more. */
export function openConnections(url: string, processor: () => number | null = () => null) {
  const clients = Array.from({ length: connections }, () => new Client(url));
  const alone = new Client(url);
  const turns = new Map<string, number>();
  return {
    /** For so many seconds, or until the kind has had its most. */
    load: async (kind: Kind, seconds: number): Promise<Turn> => {
      const took: number[] = [];
      const state = { asked: 0, failed: 0 };
      const from = turns.get(kind.name) ?? 0;
      const used = processor();
      const begun = performance.now();
      const end = begun + seconds * 1000;
      const ask = async (client: Client) => {
        while (state.asked < kind.most && performance.now() < end) {
          const asked = kind.ask(from + state.asked);
          state.asked += 1;
          const start = performance.now();
          const { status } = await answerOf(client, asked);
          took.push(performance.now() - start);
          state.failed += status >= 400 ? 1 : 0;
        }
      };
      await Promise.all(clients.map(ask));
      turns.set(kind.name, from + state.asked);
      const perSecond = (took.length * 1000) / (performance.now() - begun);
      const now = processor();
      return {
        ...spread(took),
        perSecond,
        failed: state.failed,
        processor: used === null || now === null ? null : (now - used) / took.length,
      };
    },
    /** One request, alone. */
    ask: async (kind: Kind): Promise<Answer> => {
      const turn = turns.get(kind.name) ?? 0;
      turns.set(kind.name, turn + 1);
      return answerOf(alone, kind.ask(turn));
    },
    close: async () => {
      await Promise.all([alone, ...clients].map((client) => client.close()));
    },
  };
}

async function answerOf(client: Client, { body, ...asked }: Asked): Promise<Answer> {
  const reply = await client.request({ ...asked, body: body ?? null });
  const { statusCode: status, headers } = reply;
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.from(await reply.body.arrayBuffer()),
  };
}
