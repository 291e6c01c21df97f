import type { WebSocket, WebSocketServer } from 'ws';

import type { FindActor } from '#api/http/authenticate';
import type { Log } from '#api/log';

import { closeConnection, say, type Connection } from './connection';
import type { Hub } from './hub';

type Deps = {
  findActor: FindActor;
  limits: { beatEvery: number; recheckEvery: number };
  log: Log;
};

/** Drops phones that answer no more, and sessions that ended without anybody saying so. */
export function startHeartbeat(sockets: WebSocketServer, hub: Hub, deps: Deps): () => void {
  const { beatEvery, recheckEvery } = deps.limits;
  const answered = new WeakSet<WebSocket>();
  const known = new WeakSet<WebSocket>();
  let beats = 0;

  const beat = (phone: WebSocket) => {
    if (!known.has(phone)) {
      known.add(phone);
      phone.on('pong', () => answered.add(phone));
    } else if (!answered.has(phone)) {
      deps.log.info('live.dropped', { reason: 'silent' });
      phone.terminate();
      return;
    }
    answered.delete(phone);
    phone.ping();
    say(phone, { type: 'beat' });
  };
  const timer = setInterval(() => {
    sockets.clients.forEach(beat);
    beats += 1;
    if (beats % recheckEvery === 0) {
      void recheck(hub, deps);
    }
  }, beatEvery);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

/** One after the other: nobody waits for this, and one that cannot be looked at stands in no other's way. */
async function recheck(hub: Hub, { findActor, log }: Deps) {
  for (const connection of [...hub.connections()]) {
    try {
      closeIfChanged(connection, await findActor(connection.token));
    } catch (error: unknown) {
      log.bug(error, { actorId: connection.actor.id });
    }
  }
}

function closeIfChanged(connection: Connection, actor: Connection['actor'] | null) {
  if (!actor) {
    closeConnection(connection.socket, 'notSignedIn');
  } else if (hasChanged(connection, actor)) {
    // somebody else now, as far as listening goes: back in by the front door
    closeConnection(connection.socket, 'stopping');
  }
}

function hasChanged({ actor }: Connection, now: Connection['actor']): boolean {
  return actor.role !== now.role || actor.organizationId !== now.organizationId;
}
