import type { LocalFile } from './local-file';

const room = 'files';

/** Keeps a chosen file beyond this page's life; the browser's own addresses end with the page. */
export async function keepFile(key: string, file: LocalFile): Promise<LocalFile> {
  try {
    const blob = await (await fetch(file.path)).blob();
    await inRoom('readwrite', (files) => files.put(blob, key));
  } catch {
    // private windows may refuse; the file is then good until the page closes
  }
  return file;
}

/** The kept file under an address that works now; null when it is gone. */
export async function reopenFile(key: string, file: LocalFile): Promise<LocalFile | null> {
  try {
    const blob: unknown = await inRoom('readonly', (files) => files.get(key));
    return blob instanceof Blob ? { ...file, path: URL.createObjectURL(blob) } : null;
  } catch {
    return null;
  }
}

export async function dropFile(key: string): Promise<void> {
  await inRoom('readwrite', (files) => files.delete(key)).catch(() => undefined);
}

async function inRoom<T>(
  mode: IDBTransactionMode,
  ask: (files: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open('huisheng', 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(room);
  };
  const database = await answerOf(opening);
  try {
    return await answerOf(ask(database.transaction(room, mode).objectStore(room)));
  } finally {
    database.close();
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('no answer from the browser’s storage'));
    };
  });
}
