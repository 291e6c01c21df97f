import type { WebSocket } from 'ws';

import type { Actor } from '#shared/accounts/actor';
import { isStaff } from '#shared/accounts/roles';
import {
  liveCloses,
  type LiveClose,
  type LiveEvent,
  type ServerMessage,
} from '#shared/live/live-messages';

import { sessionName, type Group } from './news';

/** One phone that is signed in and listens. */
export type Line = {
  actor: Actor;
  token: string;
  session: string;
  /** Groups it belongs to because of who holds the phone, and because of what is on screen. */
  groups: readonly Group[];
  watched: readonly Group[];
  /** Events that came while it is told what it missed; they follow afterwards. Null: nothing is being told. */
  held: LiveEvent[] | null;
  socket: WebSocket;
};

export function newLine(socket: WebSocket, actor: Actor, token: string): Line {
  const session = sessionName(token);
  return { actor, token, session, groups: groupsOf(actor), watched: [], held: null, socket };
}

function groupsOf({ id, role, organizationId }: Actor): Group[] {
  const groups: Group[] = [`person:${id}`, `role:${role}`];
  // colleagues on the customer's side; staff hear of everything in other ways
  return isStaff(role) || organizationId === null
    ? groups
    : [...groups, `organization:${organizationId}`];
}

const mostHeld = 2000;

/** Sends an event now, or after what was missed. False: the phone does not keep up. */
export function tell(line: Line, event: LiveEvent, mostBuffered: number): boolean {
  if (line.held) {
    line.held.push(event);
    return line.held.length <= mostHeld;
  }
  return write(line.socket, JSON.stringify(event), mostBuffered);
}

export function say(socket: WebSocket, message: ServerMessage) {
  if (socket.readyState === socket.OPEN) {
    socket.send(JSON.stringify(message));
  }
}

/** False: more waits for this phone than it may leave waiting. */
export function write(socket: WebSocket, text: string, mostBuffered: number): boolean {
  if (socket.readyState !== socket.OPEN) {
    return true;
  }
  if (socket.bufferedAmount > mostBuffered) {
    return false;
  }
  socket.send(text);
  return true;
}

/** How long a phone may take to say goodbye in its turn, in milliseconds. */
const goodbye = 2000;

export function closeLine(socket: WebSocket, why: LiveClose) {
  socket.close(liveCloses[why], why);
  const end = setTimeout(() => {
    socket.terminate();
  }, goodbye);
  end.unref();
  socket.once('close', () => {
    clearTimeout(end);
  });
}
