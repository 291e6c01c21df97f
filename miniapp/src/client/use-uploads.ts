import { useCallback, useEffect, useState } from 'react';

import { choosePictures } from '#miniapp/platform/choose-pictures';
import { dropFile, keepFile, reopenFile } from '#miniapp/platform/kept-files';
import type { LocalFile } from '#miniapp/platform/local-file';

import { toApiError } from './api-error';
import { idempotencyKey } from './idempotency-key';
import { isUnsettled } from './intention';
import { upload } from './upload';
import { useLatest } from './use-latest';

type UploadItem = {
  key: string;
  file: LocalFile;
  path: string;
  progress: number;
  state: 'sending' | 'sent' | 'failed';
  attachmentId?: string;
  /** Why it did not arrive. */
  problem?: string;
  /** It may still arrive: the network or the server was away. */
  isUnsettled?: boolean;
};

/** What is left of a picture while the page is closed. */
export type KeptUpload = LocalFile & { key: string; attachmentId?: string };

type Keeping = {
  /** As `onChange` told before the page was closed. */
  first: readonly KeptUpload[];
  onChange: (kept: KeptUpload[]) => void;
};

/**
 * The pictures of a form: `{...grid}` feeds PictureUploader, `attachmentIds` the body. With `keeping` they survive
 * leaving the page.
 */
export function useUploads(most: number, keeping?: Keeping) {
  const { items, setItems, send } = useSending(keeping?.first);
  const latest = useLatest(items);
  useKeeping(items, keeping);

  const onAdd = async () => {
    const chosen = await choosePictures(most - latest.current.length);
    const added = chosen.slice(0, most - latest.current.length).map((file) => newItem(file));
    const kept = keeping ? await Promise.all(added.map(keepItem)) : added;
    setItems((old) => [...old, ...kept]);
    await Promise.all(kept.map((item) => send(item)));
  };
  const onRetry = (key: string) => {
    const item = items.find((one) => one.key === key);
    return item && send(item);
  };
  const onRemove = (key: string) => {
    setItems((old) => old.filter((item) => item.key !== key));
    if (keeping) {
      void dropFile(key);
    }
  };
  const retryUnsettled = useCallback(() => {
    for (const item of latest.current) {
      if (item.state === 'failed' && item.isUnsettled) {
        void send(item);
      }
    }
  }, [latest, send]);

  return {
    grid: {
      uploads: items,
      most,
      onAdd: () => void onAdd(),
      onRetry: (key: string) => void onRetry(key),
      onRemove,
    },
    attachmentIds: items.flatMap(({ attachmentId }) => attachmentId ?? []),
    isSending: items.some(({ state }) => state === 'sending'),
    problem: items.find(({ problem }) => problem !== undefined)?.problem,
    /** Tries those again that failed for want of a network. */
    retryUnsettled,
    /** Pictures that the API will not take. */
    refused: items.filter(({ state, isUnsettled: mayArrive }) => state === 'failed' && !mayArrive),
    clear: () => {
      setItems([]);
    },
  };
}

/** Opens again what was kept, and tells of every change that is worth keeping. */
function useKeeping(items: readonly UploadItem[], keeping: Keeping | undefined) {
  const onChange = useLatest(keeping?.onChange);
  const kept = JSON.stringify(
    items.map(({ key, file, attachmentId }) => ({ ...file, key, attachmentId })),
  );
  useEffect(() => {
    // written by the line above
    onChange.current?.(JSON.parse(kept) as KeptUpload[]);
  }, [kept, onChange]);
}

function useSending(first: readonly KeptUpload[] = []) {
  const [items, setItems] = useState<UploadItem[]>(() => first.map(reopenedItem));
  const send = useCallback(async ({ key, file, path }: UploadItem) => {
    const show = (news: Partial<UploadItem>) => {
      const changed: UploadItem = { key, file, path, progress: 0, state: 'sending', ...news };
      setItems((old) => old.map((item) => (item.key === key ? changed : item)));
    };
    show({});
    try {
      const onProgress = (progress: number) => {
        show({ progress });
      };
      const attachment = await upload({ file, idempotencyKey: key, onProgress });
      show({ state: 'sent', progress: 100, attachmentId: attachment.id });
    } catch (error: unknown) {
      const refusal = toApiError(error);
      show({ state: 'failed', problem: refusal.title, isUnsettled: isUnsettled(refusal) });
    }
  }, []);
  // what was kept is opened once, when the page is
  const latestFirst = useLatest(first);
  useEffect(() => {
    for (const kept of latestFirst.current) {
      void reopenFile(kept.key, kept).then((file) => {
        setItems((old) => replaceFile(old, kept.key, file));
        if (file && kept.attachmentId === undefined) {
          void send({ ...reopenedItem(kept), file, path: file.path });
        }
      });
    }
  }, [latestFirst, send]);
  return { items, setItems, send };
}

function newItem(file: LocalFile): UploadItem {
  return { key: idempotencyKey(), file, path: file.path, progress: 0, state: 'sending' };
}

async function keepItem(item: UploadItem): Promise<UploadItem> {
  const file = await keepFile(item.key, item.file);
  return { ...item, file, path: file.path };
}

function reopenedItem({ key, attachmentId, ...file }: KeptUpload): UploadItem {
  return attachmentId === undefined
    ? { key, file, path: '', progress: 0, state: 'sending' }
    : { key, file, path: '', progress: 100, state: 'sent', attachmentId };
}

/** A picture that is gone from the phone stays only if it has arrived. */
function replaceFile(items: readonly UploadItem[], key: string, file: LocalFile | null) {
  return items.flatMap((item) => {
    if (item.key !== key) {
      return item;
    }
    if (file) {
      return { ...item, file, path: file.path };
    }
    return item.attachmentId === undefined ? [] : item;
  });
}
