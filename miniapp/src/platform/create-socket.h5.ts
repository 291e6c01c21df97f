import type { CreateSocket } from './socket';

export const createSocket: CreateSocket = (path, { onOpen, onMessage, onClose }) => {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(`${scheme}//${location.host}${path}`);
  socket.addEventListener('open', onOpen);
  socket.addEventListener('message', ({ data }) => {
    onMessage(String(data));
  });
  socket.addEventListener('close', ({ code }) => {
    onClose(code);
  });
  return {
    send: (text) => {
      socket.send(text);
    },
    close: () => {
      socket.close();
    },
  };
};
