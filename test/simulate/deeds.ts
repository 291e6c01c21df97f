import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import type { Person } from './company';
import { count } from './tally';
import { type Known, type World } from './world';

export type Deed = { action: TicketAction; body?: object };

/** One step of somebody on a ticket, through the API; answers whether it went through. */
export async function act(
  world: World,
  person: Person,
  { known, action, body = {} }: Deed & { known: Known },
): Promise<boolean> {
  const path = `/tickets/${known.id}/actions/${action}`;
  const { status, body: answer } = await send<TicketReply>(world, person, { path, body });
  const isDone = status === 200;
  if (isDone) {
    count(world.tally.done, action);
    known.done.set(action, (known.done.get(action) ?? 0) + 1);
  } else {
    const { code = 'nothing' } = answer as { code?: string };
    count(world.tally.refused, `${action}: ${code}`);
  }
  world.touched.add(known.id);
  return isDone;
}

type Asked = { method?: 'GET' | 'PATCH' | 'POST'; path: string; body?: object };

/** Signs in again where the session has ended; what the product cannot answer is a fault. */
export async function send<Body>(
  world: World,
  person: Person,
  { method = 'POST', path, body }: Asked,
) {
  const { client } = world.company;
  const asked = () => client<Body>(method, path, { token: person.token, ...(body && { body }) });
  let answer = await asked();
  if (answer.status === 401) {
    const again = { provider: 'wechat', code: `demo:${person.name}` };
    const { body: session } = await client<{ token: string }>('POST', '/sessions', { body: again });
    person.token = session.token;
    answer = await asked();
  }
  if (answer.status >= 500) {
    world.tally.faults.push(`${method} ${path} was answered with ${answer.status}`);
  }
  return answer;
}

export function doneSoFar({ done }: Known, action: TicketAction): number {
  return done.get(action) ?? 0;
}
