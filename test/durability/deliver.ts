import type { TicketReply } from '#shared/tickets/ticket-replies';

import type { Answer, ApiClient } from '../support/api-client';

import type { Intention } from './ticket-life';

/** How a phone without signal sends: the same key until somebody answers. */
export type Delivery = { ticket: TicketReply; tries: number };

const patience = 180_000;
const pause = 40;

export async function deliver(api: ApiClient, intention: Intention): Promise<Delivery> {
  const { key, token, path, body } = intention;
  const end = Date.now() + patience;
  let last = 'nothing';
  for (let tries = 1; Date.now() < end; tries += 1) {
    const answer = await api.ask({ method: 'POST', path, token, body, key }).catch(() => null);
    last = answer ? `${answer.status} ${JSON.stringify(answer.body)}` : 'no answer';
    if (answer && isFinal(answer)) {
      if (answer.status >= 300) {
        throw new Error(`${key} → ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      // submit and act both answer the ticket
      return { ticket: answer.body as TicketReply, tries };
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(`${key} was never answered; the last try got ${last}`);
}

/** Not: the server is going down, or the first try with this key is still being worked on. */
function isFinal({ status, body }: Answer): boolean {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return status !== 503 && code !== 'request.in_progress';
}
