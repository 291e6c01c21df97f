import { WebSocket } from 'ws';

import { callbackOf, type WxOptions } from './answerable';

type Deps = { addressOf: (url: string) => string; isOnline: () => boolean };

/** wx.connectSocket over a real WebSocket: the task comes at once, what happens is told to its listeners. */
export function openSocketTask(options: WxOptions, { addressOf, isOnline }: Deps) {
  const url = addressOf(String(options['url']).replace(/^ws/, 'http')).replace(/^http/, 'ws');
  const socket = new WebSocket(isOnline() ? url : 'ws://127.0.0.1:1/');
  setTimeout(() => {
    callbackOf(options, 'success')?.({ errMsg: 'connectSocket:ok' });
    callbackOf(options, 'complete')?.({ errMsg: 'connectSocket:ok' });
  });
  return {
    onOpen: (listen: (event: object) => void) => {
      socket.on('open', () => {
        listen({});
      });
    },
    onMessage: (listen: (event: { data: string }) => void) => {
      socket.on('message', (content) => {
        listen({ data: (content as Buffer).toString() });
      });
    },
    onError: (listen: (event: { errMsg: string }) => void) => {
      socket.on('error', ({ message }) => {
        listen({ errMsg: message });
      });
    },
    onClose: (listen: (event: { code: number; reason: string }) => void) => {
      socket.on('close', (code, reason) => {
        listen({ code, reason: reason.toString() });
      });
    },
    send: ({ data }: { data: string }) => {
      socket.send(data);
    },
    close: () => {
      socket.close();
    },
  };
}
