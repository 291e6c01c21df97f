import { setTimeout as sleep } from 'node:timers/promises';

import { seal, writeMessage, type CallbackMessage, type CallbackTarget } from './callback-envelope';
import type { SandboxApp } from './sandbox-app';

type CallbackRecord = {
  event: string;
  openid: string;
  at: string;
  /** What each delivery came to: an HTTP status, or no answer in time. */
  deliveries: (number | 'no answer')[];
  state: 'delivering' | 'delivered' | 'given up';
  /** What the receiver answered at last. */
  answer: string | null;
};

export type CallbackSender = {
  /** Delivers in the background; without a target nothing is sent. */
  send: (message: CallbackMessage) => void;
  connect: (target: CallbackTarget | null) => void;
  records: () => CallbackRecord[];
  /** Resolves when nothing is on its way any more. */
  settled: () => Promise<void>;
  stop: () => void;
};

type SenderDeps = {
  app: SandboxApp;
  now: () => number;
  /** Milliseconds until a delivery counts as unanswered. */
  patience: number;
  /** Milliseconds from one delivery to the next. */
  pause: number;
};

// the first and three more
const mostDeliveries = 4;
const mostRecords = 500;

/** Sends WeChat's callbacks: five seconds to answer, three more deliveries when no proper answer comes. */
export function callbackSender(deps: SenderDeps): CallbackSender {
  const { app, now } = deps;
  const running = new Set<Promise<void>>();
  const stopped = new AbortController();
  let target: CallbackTarget | null = null;
  let records: CallbackRecord[] = [];

  return {
    send: (message) => {
      if (!target) {
        return;
      }
      const { event, openid } = message;
      const record: CallbackRecord = {
        event,
        openid,
        at: new Date(now()).toISOString(),
        deliveries: [],
        state: 'delivering',
        answer: null,
      };
      records = [...records.slice(1 - mostRecords), record];
      const text = writeMessage(message, target.format ?? 'json', now());
      const delivery = deliver(
        { ...deps, target, signal: stopped.signal },
        { text, openid, appId: app.id },
        record,
      );
      // a stopped sandbox leaves its callbacks as they are
      const settled = delivery.catch(() => undefined).finally(() => running.delete(settled));
      running.add(settled);
    },
    connect: (next) => {
      target = next;
    },
    records: () => records,
    settled: async () => {
      await Promise.all(running);
    },
    stop: () => {
      stopped.abort();
    },
  };
}

type Delivery = SenderDeps & { target: CallbackTarget; signal: AbortSignal };
type Sealable = { text: string; openid: string; appId: string };

async function deliver(delivery: Delivery, message: Sealable, record: CallbackRecord) {
  const { now, pause, signal, target } = delivery;
  for (;;) {
    const startedAt = performance.now();
    const { status, answer } = await post(delivery, seal(target, message, now()));
    record.deliveries.push(status);
    record.answer = answer;
    if (status === 200 && isProper(answer)) {
      record.state = 'delivered';
      return;
    }
    if (record.deliveries.length === mostDeliveries) {
      record.state = 'given up';
      return;
    }
    const left = pause - (performance.now() - startedAt);
    await sleep(Math.max(0, left), undefined, { signal });
  }
}

async function post({ patience, signal }: Delivery, envelope: ReturnType<typeof seal>) {
  try {
    const response = await fetch(envelope.url, {
      method: 'POST',
      headers: { 'content-type': envelope.type },
      body: envelope.body,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    return { status: response.status, answer: await response.text() };
  } catch {
    signal.throwIfAborted();
    return { status: 'no answer' as const, answer: null };
  }
}

/** Nothing, `success`, or a reply in JSON or XML. */
function isProper(answer: string): boolean {
  return /^(?:|success|[{<][\s\S]*)$/.test(answer.trim());
}
