import { openSocket } from '#miniapp/platform/open-socket';
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
/** Two beats and a slow network. */
const longestSilence = 2.4 * beatEvery;
const shortestPause = 500;
const longestPause = 30_000;

type State = {
  token: string;
  socket: Socket | null;
  /** Signed in on this very line. */
  isReady: boolean;
  isStopped: boolean;
  /** Tries since the last line that worked. */
  tries: number;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/** Keeps one line to the server and comes back when it breaks. The returned function hangs up. */
export function keepLine(token: string): () => void {
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
  state.socket = openSocket(path, {
    onOpen: () => {
      say(state, { type: 'hello', token: state.token, after: watchedTickets() });
    },
    onMessage: (text) => {
      if (!state.isStopped) {
        expectMore(state);
        hear(state, JSON.parse(text) as ServerMessage);
      }
    },
    onClose: (code) => {
      comeBack(state, code);
    },
  });
  expectMore(state);
}

function say({ socket }: State, message: PhoneMessage) {
  socket?.send(JSON.stringify(message));
}

function hear(state: State, message: ServerMessage) {
  switch (message.type) {
    case 'ready':
      state.isReady = true;
      state.tries = 0;
      // every question on screen is asked again now: what happened before is in the answers
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

/** A line on which nothing comes is dead, whatever the phone's network believes. */
function expectMore(state: State) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    state.socket?.close();
  }, longestSilence);
}

function comeBack(state: State, code: number) {
  clearTimeout(state.timer);
  if (state.isStopped) {
    return;
  }
  state.isReady = false;
  setLive(false);
  // the next call signs in again, and then there is another token
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
