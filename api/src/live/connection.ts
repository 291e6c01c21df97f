import type { WebSocket } from 'ws';

import { bounded } from '#api/bounds/index';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import {
  liveCloses,
  type LiveClose,
  type LiveEvent,
  type ServerMessage,
} from '#shared/live/live-messages';

import { sessionName, type Group } from './news';

/** One phone that is signed in and listens. */
export type Connection = {
  actor: Actor;
  token: string;
  session: string;
  /** Groups it belongs to because of who holds the phone, and because of what is on screen. */
  groups: readonly Group[];
  watched: readonly Group[];
  /** Events that came while it is told what it missed; they follow afterwards. Null: nothing is being told. */
  held: LiveEvent[] | null;
  /** Ticket → the entry up to which it has been told everything; nothing of that is told again. */
  known: ReadonlyMap<string, number>;
  socket: WebSocket;
};

export function newConnection(socket: WebSocket, actor: Actor, token: string): Connection {
  const session = sessionName(token);
  return {
    ...{ actor, token, session, socket },
    groups: groupsOf(actor),
    watched: [],
    held: null,
    known: new Map(),
  };
}

function groupsOf({ id, role, organizationId }: Actor): Group[] {
  const groups: Group[] = [`person:${id}`, `role:${role}`];
  // staff hear of everything in other ways
  return organizationId !== null && may(role, 'follow colleagues')
    ? [...groups, `organization:${organizationId}`]
    : groups;
}

/** An event as it goes over the connection: written once, however many hear it. */
export type Written = { event: LiveEvent; text: Buffer };

export function written(event: LiveEvent): Written {
  return { event, text: Buffer.from(JSON.stringify(event)) };
}

/** Sends an event now, or after what was missed. False: the phone does not keep up. */
export function tell(
  connection: Connection,
  { event, text }: Written,
  mostBuffered: number,
): boolean {
  const { socket, held } = connection;
  if (held) {
    held.push(event);
    return held.length <= bounded.heldEvents.most;
  }
  if (socket.readyState !== socket.OPEN || isKnown(connection, event)) {
    return true;
  }
  if (socket.bufferedAmount > mostBuffered) {
    return false;
  }
  socket.send(text, { binary: false });
  return true;
}

function isKnown({ known }: Connection, event: LiveEvent): boolean {
  return event.type === 'ticket' && event.seq <= (known.get(event.ticketId) ?? 0);
}

export function say(socket: WebSocket, message: ServerMessage) {
  if (socket.readyState === socket.OPEN) {
    socket.send(JSON.stringify(message));
  }
}

/** How long a phone may take to say goodbye in its turn, in milliseconds. */
const goodbye = 2000;

export function closeConnection(socket: WebSocket, why: LiveClose) {
  socket.close(liveCloses[why], why);
  const end = setTimeout(() => {
    socket.terminate();
  }, goodbye);
  end.unref();
  socket.once('close', () => {
    clearTimeout(end);
  });
}
