import type { Log } from '#api/log';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import type { LiveEvent } from '#shared/live/live-messages';

import { closeConnection, tell, written, type Connection, type Written } from './connection';
import { gather, join, leave, type Groups } from './groups';
import { inOrder, type EventNews } from './in-order';
import type { Group, News } from './news';
import { oneAtATime } from './one-at-a-time';

type HubDeps = {
  countUnread: (personId: string) => Promise<number>;
  mostBuffered: number;
  log: Log;
};
type State = HubDeps & {
  connections: Set<Connection>;
  groups: Groups;
  /** Counts for this person: two counts at a time might arrive the wrong way round. */
  count: (personId: string) => void;
  gapTimer: NodeJS.Timeout | null;
};

/** Milliseconds in which several gaps are one: each process tells of its own when Redis is back. */
const gapLasts = 250;

export type Hub = ReturnType<typeof createHub>;

/** Knows the phones of this process and tells each what concerns it. */
export function createHub(deps: HubDeps) {
  const state: State = {
    ...deps,
    connections: new Set(),
    groups: new Map(),
    count: oneAtATime((id) => tellUnread(state, id), deps.log.bug),
    gapTimer: null,
  };
  const { connections, groups } = state;
  const hearInOrder = inOrder((news) => {
    // what waited for its turn is told by a timer, where nobody listens to a failure
    try {
      fanOut(state, news);
    } catch (error: unknown) {
      deps.log.bug(error);
    }
  });
  return {
    connections: (): ReadonlySet<Connection> => connections,
    countOf: (personId: string) => groups.get(`person:${personId}`)?.size ?? 0,
    send: (connection: Connection, event: LiveEvent) => {
      send(state, connection, event);
    },
    add: (connection: Connection) => {
      connections.add(connection);
      join(groups, connection, connection.groups);
    },
    remove: (connection: Connection) => {
      connections.delete(connection);
      leave(groups, connection, [...connection.groups, ...connection.watched]);
    },
    /** What is on this phone's screen. Customers gain nothing by it: they hear of their tickets anyway, of others never. */
    watch: (connection: Connection, ticketIds: readonly string[]) => {
      leave(groups, connection, connection.watched);
      connection.watched = watchedBy(connection.actor, ticketIds);
      // a connection that closed meanwhile must not come back
      if (connections.has(connection)) {
        join(groups, connection, connection.watched);
      }
    },
    /** Never fails: news that cannot be told is no concern of whoever made it. */
    take: (news: News) => {
      try {
        if (news.kind === 'event') {
          hearInOrder(news);
        } else {
          take(state, news);
        }
      } catch (error: unknown) {
        deps.log.bug(error);
      }
    },
  };
}

function watchedBy({ role }: Actor, ticketIds: readonly string[]): Group[] {
  return may(role, 'read every ticket') ? ticketIds.map((id): Group => `ticket:${id}`) : [];
}

function take(state: State, news: Exclude<News, EventNews>) {
  switch (news.kind) {
    case 'inbox':
      news.personIds.forEach(state.count);
      return;
    case 'session-ended':
      state.connections.forEach((connection) => {
        if (connection.session === news.session) {
          closeConnection(connection.socket, 'notSignedIn');
        }
      });
      return;
    case 'records-changed':
    case 'presence':
      // of no concern to a phone: what it shows has its own events
      return;
    case 'gap':
      state.gapTimer ??= setTimeout(tellGap, gapLasts, state).unref();
  }
}

function tellGap(state: State) {
  state.gapTimer = null;
  state.connections.forEach((connection) => {
    send(state, connection, { type: 'resync' });
  });
}

function fanOut(state: State, { to, staff, customer }: EventNews) {
  const texts = { staff: staff && written(staff), customer: customer && written(customer) };
  for (const connection of gather(state.groups, to)) {
    const text = textFor(connection, texts);
    if (text !== null) {
      pass(state, connection, text);
    }
  }
}

type Texts = Record<'staff' | 'customer', Written | null>;

function textFor({ actor: { role } }: Connection, { staff, customer }: Texts): Written | null {
  if (may(role, 'read every ticket')) {
    return staff;
  }
  return may(role, 'report tickets') ? customer : null;
}

async function tellUnread(state: State, personId: string) {
  const isListening = state.groups.has(`person:${personId}`);
  if (isListening) {
    const unread = await state.countUnread(personId);
    gather(state.groups, [`person:${personId}`]).forEach((connection) => {
      send(state, connection, { type: 'inbox', unread });
    });
  }
}

function send(state: State, connection: Connection, event: LiveEvent) {
  pass(state, connection, written(event));
}

/** A connection that fails is closed, and keeps the news from no other. */
function pass(state: State, connection: Connection, text: Written) {
  try {
    if (!tell(connection, text, state.mostBuffered)) {
      drop(state, connection);
    }
  } catch (error: unknown) {
    state.log.bug(error, { actorId: connection.actor.id });
    connection.socket.terminate();
  }
}

/** A phone that does not keep up catches up when it is back. */
function drop({ log }: State, { actor, socket }: Connection) {
  log.info('live.dropped', { actorId: actor.id, reason: 'slow' });
  closeConnection(socket, 'tooSlow');
}
