import type { IncomingMessage } from 'node:http';

import { hardLimit } from './size-limit';

/** What one upload costs: how much comes at most, how much has come when it is over, and whether its sender left. */
export function measureUpload(request: IncomingMessage) {
  const { socket } = request;
  const before = socket.bytesRead;
  const declared = Number(request.headers['content-length']);
  const leaving = new AbortController();
  const leave = () => {
    leaving.abort();
  };
  socket.once('close', leave);
  return {
    /** Bytes; who does not say may send as much as anybody. */
    expected: Number.isFinite(declared) ? Math.min(declared, hardLimit) : hardLimit,
    /** Aborted when the connection closes before the upload is over. */
    left: leaving.signal,
    /** Tells once how many bytes came, when no more will. */
    whenOver: (tell: (bytes: number) => void) => {
      const end = () => {
        socket.off('close', leave);
        // some may have come before we looked
        const all = request.complete && Number.isFinite(declared) ? declared : 0;
        tell(Math.max(all, socket.bytesRead - before));
      };
      if (request.complete || request.destroyed) {
        end();
      } else {
        request.once('close', end);
      }
    },
  };
}
