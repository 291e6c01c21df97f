import type { Page, WebSocket } from 'playwright-core';

/** What a page is told by its live connection; each question waits for the answer. */
export type HeardConnection = ReturnType<typeof hearConnection>;

/** Listens from now on, so before the page is opened. */
export function hearConnection(page: Page) {
  const state: { sockets: WebSocket[]; told: string[]; isReady: boolean } = {
    sockets: [],
    told: [],
    isReady: false,
  };
  page.on('websocket', (socket) => {
    state.sockets.push(socket);
    socket.on('framereceived', ({ payload }) => {
      const { type } = JSON.parse(String(payload)) as { type: string };
      state.told.push(type);
      state.isReady = state.isReady || type === 'ready';
    });
    socket.on('close', () => {
      state.isReady = false;
    });
  });
  return {
    isReady: () => until(() => state.isReady),
    isClosed: () => until(() => state.sockets.every((socket) => socket.isClosed())),
    told: (type: string) => until(() => state.told.includes(type)),
  };
}

/** The test's own patience ends it. */
async function until(isSo: () => boolean) {
  while (!isSo()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
