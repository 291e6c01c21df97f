import type { IncomingMessage } from 'node:http';

import addresses from 'ipaddr.js';
import proxyAddress from 'proxy-addr';

/** Whose request it is, as something to count by. */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * The client's address: the peer's, or what trusted proxies say they saw. Anybody can send `X-Forwarded-For`, so nobody
 * is believed who is not listed.
 *
 * @param trusted addresses, CIDR blocks, or `loopback`, `linklocal`, `uniquelocal`
 * @param onDisbelief hears once that a peer who is not listed speaks for others
 */
export function addressReader(
  trusted: readonly string[],
  onDisbelief: () => void = () => undefined,
): AddressOf {
  const isTrusted = proxyAddress.compile([...trusted]);
  let hasHeard = false;
  return (request) => {
    const isForwarded = request.headers['x-forwarded-for'] !== undefined;
    if (isForwarded && !hasHeard && !isTrusted(request.socket.remoteAddress ?? '', 0)) {
      hasHeard = true;
      onDisbelief();
    }
    return countable(proxyAddress(request, isTrusted));
  };
}

/** One line has 2⁶⁴ IPv6 addresses to choose from: they count as one. An IPv4 address in IPv6 clothes is itself. */
function countable(address: string | undefined): string {
  if (address === undefined || !addresses.isValid(address)) {
    // the peer has gone already, or a proxy wrote a name
    return 'unknown';
  }
  const parsed = addresses.parse(address);
  if (parsed.kind() === 'ipv4') {
    return parsed.toString();
  }
  const mapped = /^::ffff:(?<ipv4>[\d.]+)$/i.exec(address)?.groups?.['ipv4'];
  return mapped ?? `${parsed.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`;
}

/** Whether a program on this machine asks by itself, not on behalf of somebody elsewhere. */
export function isFromThisMachine({ headers, socket }: IncomingMessage): boolean {
  const isForwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some(
    (name) => headers[name] !== undefined,
  );
  return !isForwarded && /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/.test(socket.remoteAddress ?? '');
}
