import type { IncomingMessage } from 'node:http';

import type { RawData, WebSocket } from 'ws';

import type { FindActor } from '#api/http/authenticate';
import type { Log } from '#api/log';
import { isStaff } from '#shared/accounts/roles';
import { phoneMessage, type LiveClose, type PhoneMessage } from '#shared/live/live-messages';

import { catchUp, type MissedEntries } from './catch-up';
import { closeConnection, newConnection, say, type Connection } from './connection';
import type { Hub } from './hub';
import type { Presence } from './presence';

type Deps = {
  hub: Hub;
  findActor: FindActor;
  missedEntries: MissedEntries;
  presence: Pick<Presence, 'enter' | 'leave'>;
  limits: { person: number; messages: number; helloWithin: number };
  log: Log;
};

type Seqs = Readonly<Record<string, number>>;
/** Null: nobody has said yet who this is. */
type Visit = { entering: Promise<Connection | null> | null };

/** Takes a phone in: by its address or header at once, otherwise by its first message. */
export function welcome(deps: Deps, phone: WebSocket, request: IncomingMessage) {
  const visit: Visit = { entering: null };
  const refuse = (why: LiveClose) => {
    deps.log.info('live.refused', { why });
    closeConnection(phone, why);
    return null;
  };
  const guarded = (work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      deps.log.bug(error);
      // what was to be told is not known: the phone comes back and asks again
      closeConnection(phone, 'stopping');
    });
  };
  const enter = async (token: string | undefined, after: Seqs): Promise<Connection | null> => {
    clearTimeout(patience);
    const actor = token === undefined ? null : await deps.findActor(token);
    if (!actor || token === undefined) {
      return refuse('notSignedIn');
    }
    if (deps.hub.countOf(actor.id) >= deps.limits.person) {
      return refuse('tooMany');
    }
    const connection = newConnection(phone, actor, token);
    await letIn(deps, connection, after);
    return connection;
  };
  const handle = (message: PhoneMessage | null) => {
    if (message && visit.entering) {
      guarded(visit.entering.then((one) => one && watch(deps, one, message.after ?? {})));
    } else if (message?.type === 'hello') {
      guarded((visit.entering = enter(message.token, message.after ?? {})));
    } else {
      refuse('invalid');
    }
  };

  const patience = setTimeout(refuse, deps.limits.helloWithin, 'notSignedIn');
  const isAllowed = countPerMinute(deps.limits.messages);
  phone.on('message', (content, isBinary) => {
    // what comes after the goodbye was said before it was heard
    if (phone.readyState === phone.OPEN) {
      handle(isBinary || !isAllowed() ? null : read(content));
    }
  });
  phone.once('close', () => {
    clearTimeout(patience);
  });

  const given = givenIn(request);
  if (given.token !== undefined) {
    guarded((visit.entering = enter(given.token, given.after)));
  }
}

/** Listens and asks for what was missed in one go, so that nothing falls between or comes before. */
async function letIn(deps: Deps, connection: Connection, after: Seqs) {
  const { actor, socket } = connection;
  if (socket.readyState !== socket.OPEN) {
    return;
  }
  deps.hub.add(connection);
  if (isStaff(actor.role)) {
    deps.presence.enter(actor.id);
  }
  socket.once('close', () => {
    deps.hub.remove(connection);
    if (isStaff(actor.role)) {
      deps.presence.leave(actor.id);
    }
  });
  say(socket, { type: 'ready' });
  await watch(deps, connection, after);
}

async function watch(deps: Deps, connection: Connection, after: Seqs) {
  deps.hub.watch(connection, Object.keys(after));
  if (Object.keys(after).length > 0) {
    await catchUp(deps, connection, after);
  }
}

/** `?token=…&after=<ticket>:<seq>,…`, or the token as for every other request. */
function givenIn({ url = '', headers }: IncomingMessage): { token?: string; after: Seqs } {
  const query = new URL(url, 'http://phone').searchParams;
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const token = query.get('token') ?? bearer;
  const after = (query.get('after') ?? '')
    .split(',')
    .map((part) => part.split(':'))
    .map(([ticketId, seq]) => [ticketId, Number(seq)]);
  const hello = phoneMessage.safeParse({
    type: 'hello',
    after: Object.fromEntries(after) as unknown,
  });
  return {
    ...(token !== undefined && { token }),
    after: hello.success && hello.data.type === 'hello' ? (hello.data.after ?? {}) : {},
  };
}

function read(content: RawData): PhoneMessage | null {
  try {
    // with the binary type we left as it is, a message is always one buffer
    return phoneMessage.parse(JSON.parse((content as Buffer).toString()));
  } catch {
    return null;
  }
}

/** @returns a function that is false for the one that is too many */
function countPerMinute(most: number): () => boolean {
  let count = 0;
  let endsAt = 0;
  return () => {
    const now = performance.now();
    if (now > endsAt) {
      count = 0;
      endsAt = now + 60_000;
    }
    count += 1;
    return count <= most;
  };
}
