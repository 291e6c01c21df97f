import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

import { type Database, open, type RootDatabase } from 'lmdb';

const ownerKey = Buffer.from('owner');

type Owner = { pid: number; host: string; started: string };

/**
 * Notes this process as the only user of the folder, inside a write transaction, which LMDB gives to one process at a time.
 * @throws Error when a living process has it
 */
export function claimFolder(
  root: RootDatabase<Buffer, Buffer>,
  owners: Database<Buffer, Buffer>,
  folder: string,
): void {
  const held = root.transactionSync(() => {
    const owner = readOwner(owners);
    if (owner && isAlive(owner)) {
      return owner;
    }
    void owners.put(ownerKey, Buffer.from(JSON.stringify(thisProcess())));
    return undefined;
  });
  if (held) {
    void root.close();
    throw new Error(
      `The data folder ${folder} is in use by process ${held.pid}. Stop that process, or choose another folder.`,
    );
  }
}

export function releaseFolder(
  root: RootDatabase<Buffer, Buffer>,
  owners: Database<Buffer, Buffer>,
): void {
  root.transactionSync(() => {
    void owners.remove(ownerKey);
  });
}

function readOwner(owners: Database<Buffer, Buffer>): Owner | undefined {
  const bytes = owners.get(ownerKey);
  return bytes && (JSON.parse(bytes.toString()) as Owner); // written by claimFolder only
}

function thisProcess(): Owner {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid) };
}

function isAlive(owner: Owner): boolean {
  if (owner.host !== hostname()) {
    return false;
  }
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startOf(owner.pid) === owner.started;
}

/** When the process started, so that a reused pid is not taken for it; empty where the system does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    return '';
  }
}

/** Makes a copied folder free for any process. */
export async function forgetOwner(environment: string): Promise<void> {
  const binary = { encoding: 'binary', keyEncoding: 'binary' } as const;
  const root = open<Buffer, Buffer>({
    path: environment,
    maxDbs: 8,
    overlappingSync: false,
    ...binary,
  });
  releaseFolder(root, root.openDB<Buffer, Buffer>({ name: 'owner', ...binary }));
  await root.close();
}
