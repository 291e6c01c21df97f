import type { Log } from '#api/log';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import type { LiveEvent } from '#shared/live/live-messages';

import { gather, join, leave, type Groups } from './groups';
import { inOrder, type EventNews } from './in-order';
import { closeLine, tell, written, type Line, type Written } from './line';
import type { Group, News } from './news';
import { oneAtATime } from './one-at-a-time';

type HubDeps = {
  countUnread: (personId: string) => Promise<number>;
  mostBuffered: number;
  log: Log;
};
type State = HubDeps & {
  lines: Set<Line>;
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
    lines: new Set(),
    groups: new Map(),
    count: oneAtATime((id) => tellUnread(state, id), deps.log.bug),
    gapTimer: null,
  };
  const { lines, groups } = state;
  const hearInOrder = inOrder((news) => {
    // what waited for its turn is told by a timer, where nobody listens to a failure
    try {
      fanOut(state, news);
    } catch (error: unknown) {
      deps.log.bug(error);
    }
  });
  return {
    lines: (): ReadonlySet<Line> => lines,
    countOf: (personId: string) => groups.get(`person:${personId}`)?.size ?? 0,
    send: (line: Line, event: LiveEvent) => {
      send(state, line, event);
    },
    add: (line: Line) => {
      lines.add(line);
      join(groups, line, line.groups);
    },
    remove: (line: Line) => {
      lines.delete(line);
      leave(groups, line, [...line.groups, ...line.watched]);
    },
    /** What is on this phone's screen. Customers gain nothing by it: they hear of their tickets anyway, of others never. */
    watch: (line: Line, ticketIds: readonly string[]) => {
      leave(groups, line, line.watched);
      line.watched = watchedBy(line.actor, ticketIds);
      // a line that closed meanwhile must not come back
      if (lines.has(line)) {
        join(groups, line, line.watched);
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
      state.lines.forEach((line) => {
        if (line.session === news.session) {
          closeLine(line.socket, 'notSignedIn');
        }
      });
      return;
    case 'gap':
      state.gapTimer ??= setTimeout(tellGap, gapLasts, state).unref();
  }
}

function tellGap(state: State) {
  state.gapTimer = null;
  state.lines.forEach((line) => {
    send(state, line, { type: 'resync' });
  });
}

function fanOut(state: State, { to, staff, customer }: EventNews) {
  const texts = { staff: staff && written(staff), customer: customer && written(customer) };
  for (const line of gather(state.groups, to)) {
    const text = textFor(line, texts);
    if (text !== null) {
      pass(state, line, text);
    }
  }
}

type Texts = Record<'staff' | 'customer', Written | null>;

function textFor({ actor: { role } }: Line, { staff, customer }: Texts): Written | null {
  if (may(role, 'read every ticket')) {
    return staff;
  }
  return may(role, 'report tickets') ? customer : null;
}

async function tellUnread(state: State, personId: string) {
  const isListening = state.groups.has(`person:${personId}`);
  if (isListening) {
    const unread = await state.countUnread(personId);
    gather(state.groups, [`person:${personId}`]).forEach((line) => {
      send(state, line, { type: 'inbox', unread });
    });
  }
}

function send(state: State, line: Line, event: LiveEvent) {
  pass(state, line, written(event));
}

/** A line that fails is closed, and keeps the news from no other. */
function pass(state: State, line: Line, text: Written) {
  try {
    if (!tell(line, text, state.mostBuffered)) {
      drop(state, line);
    }
  } catch (error: unknown) {
    state.log.bug(error, { actorId: line.actor.id });
    line.socket.terminate();
  }
}

/** A phone that does not keep up catches up when it is back. */
function drop({ log }: State, { actor, socket }: Line) {
  log.info('live.dropped', { actorId: actor.id, reason: 'slow' });
  closeLine(socket, 'tooSlow');
}
