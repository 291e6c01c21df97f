import type { IncomingMessage } from 'node:http';

/** A proxy on this machine appends the address it saw; from anywhere else the header is anybody's claim. */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const peer = socket.remoteAddress ?? '';
  const isLocal = /^(::1|(::ffff:)?127\.)/.test(peer);
  const claimed = [headers['x-forwarded-for'] ?? ''].flat().join(',');
  const forwarded = isLocal ? claimed.split(',').at(-1)?.trim() : '';
  return forwarded === undefined || forwarded === '' ? peer : forwarded;
}
