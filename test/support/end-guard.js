import process from 'node:process';
import { setTimeout } from 'node:timers';

/**
 * After the last test the process has to end by itself. When it still lives after `patience` milliseconds, `onStuck` hears
 * what keeps it alive, and it ends with 1 instead of hanging.
 */
export function guardEnd(patience, onStuck) {
  setTimeout(() => {
    onStuck(openResources());
    process.exit(1);
  }, patience).unref();
}

/** A sentence for each server, connection and child process that is left, and the kind of everything else. */
function openResources() {
  // the only way to a handle itself; without it only the kinds are known
  const handles = process._getActiveHandles?.() ?? [];
  const standard = new Set([process.stdin, process.stdout, process.stderr]);
  return [
    ...handles.filter((handle) => !standard.has(handle)).map(describe),
    `by kind: ${process.getActiveResourcesInfo().join(', ')}`,
  ];
}

function describe(handle) {
  const kind = handle.constructor.name;
  if (handle.spawnargs) {
    return `${kind} ${handle.pid}: ${handle.spawnargs.join(' ')}`;
  }
  if (typeof handle.address === 'function' && handle.listening) {
    return `${kind} that listens at ${placeOf(handle.address())}`;
  }
  if (handle.remotePort) {
    return `${kind} from ${handle.localPort} to ${handle.remoteAddress}:${handle.remotePort}`;
  }
  return kind;
}

function placeOf(address) {
  return typeof address === 'string' ? address : `${address.address}:${address.port}`;
}
