import { WebSocket } from 'ws';

import { callbackOf, type WxOptions } from './answerable';

type Deps = { addressOf: (url: string) => string; isOnline: () => boolean };
type Events = {
  open: [];
  message: [data: string];
  error: [words: string];
  close: [number, string];
};
type Listeners = { [Name in keyof Events]: ((...event: Events[Name]) => void)[] };

/**
 * wx.connectSocket over a real WebSocket: the task comes at once, then its success, and only then what happens on the
 * connection is told to its listeners.
 */
export function openSocketTask(options: WxOptions, { addressOf, isOnline }: Deps) {
  const url = addressOf(String(options['url']).replace(/^ws/, 'http')).replace(/^http/, 'ws');
  const listeners: Listeners = { open: [], message: [], error: [], close: [] };
  const connection: { socket: WebSocket | null; isGivenUp: boolean } = {
    socket: null,
    isGivenUp: false,
  };
  setTimeout(() => {
    callbackOf(options, 'success')?.({ errMsg: 'connectSocket:ok' });
    callbackOf(options, 'complete')?.({ errMsg: 'connectSocket:ok' });
    setTimeout(() => {
      if (!connection.isGivenUp) {
        connection.socket = open(isOnline() ? url : 'ws://127.0.0.1:1/', listeners);
      }
    });
  });
  return {
    onOpen: (listen: (event: object) => void) => {
      listeners.open.push(() => {
        listen({});
      });
    },
    onMessage: (listen: (event: { data: string }) => void) => {
      listeners.message.push((data) => {
        listen({ data });
      });
    },
    onError: (listen: (event: { errMsg: string }) => void) => {
      listeners.error.push((errMsg) => {
        listen({ errMsg });
      });
    },
    onClose: (listen: (event: { code: number; reason: string }) => void) => {
      listeners.close.push((code, reason) => {
        listen({ code, reason });
      });
    },
    send: ({ data }: { data: string }) => {
      connection.socket?.send(data);
    },
    close: () => {
      connection.isGivenUp = true;
      connection.socket?.close();
    },
  };
}

function open(url: string, listeners: Listeners): WebSocket {
  const tell = <Name extends keyof Events>(name: Name, ...event: Events[Name]) => {
    listeners[name].forEach((listen) => {
      listen(...event);
    });
  };
  const socket = new WebSocket(url);
  socket.on('open', () => {
    tell('open');
  });
  socket.on('message', (content) => {
    tell('message', (content as Buffer).toString());
  });
  socket.on('error', ({ message }) => {
    tell('error', message);
  });
  socket.on('close', (code, reason) => {
    tell('close', code, reason.toString());
  });
  return socket;
}
