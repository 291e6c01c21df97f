import { createSocket } from '#miniapp/platform/create-socket';
import type { Socket } from '#miniapp/platform/socket';
import {
  beatEvery,
  liveCloses,
  type PhoneMessage,
  type ServerMessage,
} from '#shared/live/live-messages';

import { setLive, tellLiveEvent } from './live-events';
import { setUnread } from './unread';
import { onWatchChange, watchedTickets } from './watched-tickets';

const path = '/ws';
/** The server sends a beat at least this often: two may come late over a slow network. */
const longestSilence = 2.4 * beatEvery;
const shortestPause = 500;
const longestPause = 30_000;

type State = {
  token: string;
  socket: Socket | null;
  /** The server accepted the token on this connection. */
  isReady: boolean;
  isStopped: boolean;
  /** Tries since the last connection that worked. */
  tries: number;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/** Keeps one connection to the server and connects again when it breaks. The returned function ends it for good. */
export function keepConnected(token: string): () => void {
  const state: State = {
    token,
    socket: null,
    isReady: false,
    isStopped: false,
    tries: 0,
    timer: undefined,
  };
  connect(state);
  const forgetWatching = onWatchChange(() => {
    if (state.isReady) {
      say(state, { type: 'watch', after: watchedTickets() });
    }
  });
  return () => {
    state.isStopped = true;
    forgetWatching();
    clearTimeout(state.timer);
    setLive(false);
    state.socket?.close();
  };
}

function connect(state: State) {
  state.socket = createSocket(path, {
    onOpen: () => {
      say(state, { type: 'hello', token: state.token, after: watchedTickets() });
    },
    onMessage: (text) => {
      if (!state.isStopped) {
        closeWhenSilent(state);
        hear(state, JSON.parse(text) as ServerMessage);
      }
    },
    onClose: (code) => {
      connectAgain(state, code);
    },
  });
  closeWhenSilent(state);
}

function say({ socket }: State, message: PhoneMessage) {
  socket?.send(JSON.stringify(message));
}

function hear(state: State, message: ServerMessage) {
  switch (message.type) {
    case 'ready':
      state.isReady = true;
      state.tries = 0;
      // pages on screen hear of this and ask again: what happened while nothing was connected is in those answers
      setLive(true);
      return;
    case 'beat':
      return;
    case 'inbox':
      setUnread(message.unread);
      tellLiveEvent(message);
      return;
    default:
      tellLiveEvent(message);
  }
}

/** A connection on which nothing arrives for so long is dead, whatever the phone's network says. */
function closeWhenSilent(state: State) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    state.socket?.close();
  }, longestSilence);
}

function connectAgain(state: State, code: number) {
  clearTimeout(state.timer);
  if (state.isStopped) {
    return;
  }
  state.isReady = false;
  setLive(false);
  // the next call of the API signs in again; the new token brings a new connection
  if (code === liveCloses.notSignedIn) {
    return;
  }
  const pause = code === liveCloses.tooMany ? longestPause : pauseBefore(state.tries);
  state.tries += 1;
  state.timer = setTimeout(() => {
    connect(state);
  }, pause);
}

/** Twice as long each time, and for each phone a little different, so that they do not all come back at once. */
function pauseBefore(tries: number): number {
  return Math.min(shortestPause * 2 ** tries, longestPause) * (0.5 + Math.random() / 2);
}
