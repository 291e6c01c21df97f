import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { KeptPhone } from './phones';

/** How many messages of each phone are kept; older ones are gone after a restart. */
const mostMessages = 50;
/** Milliseconds between two writes; many phones take longer to write down and are written less often. */
const pause = 200;

export type PhoneFile = {
  first: KeptPhone[];
  /** Something changed: it will be written soon. */
  keep: (phones: () => KeptPhone[]) => void;
  /** Resolves when the last change is written. */
  settled: () => Promise<void>;
};

/** Keeps the phones in a file, so that credits and messages outlive a restart. */
export function phoneFile(path: string): PhoneFile {
  const state = { isWanted: false, isWriting: false, writing: Promise.resolve() };
  const hurry = new AbortController();
  const drain = async (phones: () => KeptPhone[]) => {
    while (state.isWanted) {
      state.isWanted = false;
      const startedAt = performance.now();
      await write(path, phones());
      const took = performance.now() - startedAt;
      await sleep(Math.max(pause, 20 * took), undefined, hurry).catch(() => undefined);
    }
    state.isWriting = false;
  };
  return {
    first: read(path),
    keep: (phones) => {
      state.isWanted = true;
      if (!state.isWriting) {
        state.isWriting = true;
        state.writing = drain(phones);
      }
    },
    settled: async () => {
      hurry.abort();
      await state.writing;
    },
  };
}

/** When the folder cannot be read or written, the sandbox runs on and forgets its phones when it ends. */
function read(path: string): KeptPhone[] {
  try {
    // written below
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { phones: KeptPhone[] };
    return kept.phones;
  } catch {
    return [];
  }
}

async function write(path: string, phones: KeptPhone[]) {
  const kept = phones.map((phone) => {
    const messages = phone.messages.slice(-mostMessages);
    const ids = new Set(messages.map(({ msgId }) => msgId));
    return { ...phone, messages, opened: phone.opened.filter((id) => ids.has(id)) };
  });
  const draft = `${path}.new`;
  try {
    await writeFile(draft, JSON.stringify({ phones: kept }), { mode: 0o600 });
    await rename(draft, path);
  } catch {
    // see above
  }
}
