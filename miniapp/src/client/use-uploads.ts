import { useCallback, useState } from 'react';

import { choosePictures } from '#miniapp/platform/choose-pictures';
import type { LocalFile } from '#miniapp/platform/local-file';

import { toApiError } from './api-error';
import { idempotencyKey } from './idempotency-key';
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
};

/** The pictures of a form: `{...grid}` feeds PictureUploader, `attachmentIds` the body. */
export function useUploads(most: number) {
  const { items, setItems, send } = useSending();
  const latest = useLatest(items);

  const onAdd = async () => {
    const chosen = await choosePictures(most - latest.current.length);
    const added = chosen.slice(0, most - latest.current.length).map((file) => newItem(file));
    setItems((old) => [...old, ...added]);
    await Promise.all(added.map((item) => send(item)));
  };
  const onRetry = (key: string) => {
    const item = items.find((one) => one.key === key);
    return item && send(item);
  };
  const onRemove = (key: string) => {
    setItems((old) => old.filter((item) => item.key !== key));
  };

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
    clear: () => {
      setItems([]);
    },
  };
}

function useSending() {
  const [items, setItems] = useState<UploadItem[]>([]);
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
      show({ state: 'failed', problem: toApiError(error).title });
    }
  }, []);
  return { items, setItems, send };
}

function newItem(file: LocalFile): UploadItem {
  return { key: idempotencyKey(), file, path: file.path, progress: 0, state: 'sending' };
}
