import type { AddressInfo } from 'node:net';

import { WebSocketServer } from 'ws';

import type { FanOut } from './figures';

// what ws does by itself: gives back what it is told, and tells everybody the same
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (content) => {
    socket.send(content as Buffer, { binary: false });
  });
});
server.on('listening', () => {
  // of a TCP server never a string
  const { port } = server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}` });
});
process.on('message', ({ ticketId, count }: FanOut) => {
  for (let seq = 1; seq <= count; seq += 1) {
    const text = Buffer.from(JSON.stringify({ type: 'ticket', ticketId, seq }));
    server.clients.forEach((socket) => {
      socket.send(text, { binary: false });
    });
  }
});
process.on('disconnect', () => process.exit());
