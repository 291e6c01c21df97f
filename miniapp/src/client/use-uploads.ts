import { useCallback, useEffect, useRef, useState } from 'react';

import { choosePictures } from '#miniapp/platform/choose-pictures';
import { dropFile, keepFile, reopenFile } from '#miniapp/platform/kept-files';
import type { LocalFile } from '#miniapp/platform/local-file';

import { ApiError, toApiError } from './api-error';
import { isUnsettled } from './intention';
import { sayLost, type KeptUpload } from './kept-uploads';
import { upload } from './upload';
import {
  forgottenItem,
  keptOf,
  newItem,
  reopenedItem,
  sendingItem,
  withFile,
  type UploadItem,
} from './upload-item';
import { useLatest } from './use-latest';

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
  const { items, latest, change, send } = useSending(keeping?.first);
  const refusals = items.flatMap(({ refusal }) => refusal ?? []);
  const lost = items.filter(({ state }) => state === 'lost').length;
  useKeeping(items, keeping);

  const [keepingCount, setKeepingCount] = useState(0);

  const add = async (chosen: readonly LocalFile[]) => {
    const added = chosen.slice(0, most - latest().length).map((file) => newItem(file, Date.now()));
    // it belongs to the form from the moment it was chosen
    setKeepingCount((count) => count + 1);
    const kept = keeping ? await Promise.all(added.map(keepItem)) : added;
    setKeepingCount((count) => count - 1);
    change((old) => [...old, ...kept]);
    await Promise.all(kept.map((item) => send(item)));
  };
  const onRetry = (key: string) => {
    const item = items.find((one) => one.key === key);
    return item && send(item);
  };
  const onRemove = (key: string) => {
    change((old) => old.filter((item) => item.key !== key));
    if (keeping) {
      void dropFile(key);
    }
  };
  const { retryUnsettled, attach } = useSendingAgain(latest, change, send);

  return {
    grid: {
      uploads: items,
      most,
      onAdd: () => void choosePictures(most - latest().length).then(add),
      onRetry: (key: string) => void onRetry(key),
      onRemove,
    },
    /** Adds what was made on the phone itself. */
    add,
    attachmentIds: idsOf(items),
    /** As they lie on the phone by now. */
    onPhone: () => latest().map(keptOf),
    /** The same pictures under whatever names the server gives them. */
    keys: items.flatMap(({ key, state }) => (state === 'lost' ? [] : key)),
    isSending: keepingCount > 0 || items.some(({ state }) => state === 'sending'),
    problem: refusals[0]?.title,
    /** About pictures that nobody has any more; the rest can be sent. */
    lostWords: lost > 0 ? sayLost(lost) : undefined,
    retryUnsettled,
    attach,
    /** Pictures that the API will not take. */
    refused: refusals.filter((refusal) => !isUnsettled(refusal)),
  };
}

/** Calls `onChange` when something changed that has to be kept; progress alone has not. */
function useKeeping(items: readonly UploadItem[], keeping: Keeping | undefined) {
  const onChange = useLatest(keeping?.onChange);
  const kept = JSON.stringify(items.map(keptOf));
  useEffect(() => {
    // `kept` was written by JSON.stringify just above
    onChange.current?.(JSON.parse(kept) as KeptUpload[]);
  }, [kept, onChange]);
}

type Change = (update: (old: readonly UploadItem[]) => readonly UploadItem[]) => void;
type Send = (item: UploadItem) => Promise<UploadItem>;

/** Holds the pictures and sends them; what was kept is opened once, when the page is. */
function useSending(first: readonly KeptUpload[] = []) {
  const [items, setItems] = useState<readonly UploadItem[]>(() => {
    const now = Date.now();
    return first.map((kept) => reopenedItem(kept, now));
  });
  // several changes may come before the next render
  const held = useRef(items);
  const latest = useCallback(() => held.current, []);
  const change: Change = useCallback((update) => {
    held.current = update(held.current);
    setItems(held.current);
  }, []);
  const send: Send = useCallback(
    async (item) => {
      const going = sendingItem(item, Date.now());
      change(putting(going));
      const outcome = await transfer(going, (progress) => {
        change(putting({ ...going, progress }));
      });
      change(putting(outcome));
      return outcome;
    },
    [change],
  );
  useEffect(() => {
    for (const item of held.current) {
      void reopen(item, change, send);
    }
  }, [change, send]);
  return { items, latest, change, send };
}

function useSendingAgain(latest: () => readonly UploadItem[], change: Change, send: Send) {
  const retryUnsettled = useCallback(() => {
    for (const item of latest()) {
      if (item.refusal && isUnsettled(item.refusal)) {
        void send(item);
      }
    }
  }, [latest, send]);
  const attach = useCallback(
    async (isAgain: boolean) => {
      if (isAgain) {
        const arrived = latest().filter(({ state }) => state === 'sent');
        assertSent(await Promise.all(arrived.map((item) => sendForgotten(item, change, send))));
      }
      return idsOf(latest());
    },
    [latest, change, send],
  );
  return { retryUnsettled, attach };
}

async function reopen(item: UploadItem, change: Change, send: Send) {
  if (item.state === 'lost') {
    return;
  }
  const file = await reopenFile(item.key, item.file);
  change((old) => old.map((one) => (one.key === item.key ? withFile(one, file) : one)));
  if (file && item.state === 'sending') {
    await send(withFile(item, file));
  }
}

async function sendForgotten(item: UploadItem, change: Change, send: Send): Promise<UploadItem> {
  const file = item.path === '' ? await reopenFile(item.key, item.file) : item.file;
  const forgotten = forgottenItem(item, file);
  change(putting(forgotten));
  return forgotten.state === 'lost' ? forgotten : send(forgotten);
}

/** When a picture could not be sent again, the person hears of it before the rest goes without it. */
function assertSent(items: readonly UploadItem[]) {
  const [refusal] = items.flatMap((item) => item.refusal ?? []);
  const lost = items.filter(({ state }) => state === 'lost').length;
  if (refusal) {
    throw refusal;
  }
  if (lost > 0) {
    throw new ApiError('attachment.not_found', { title: sayLost(lost) });
  }
}

async function transfer(
  item: UploadItem,
  onProgress: (progress: number) => void,
): Promise<UploadItem> {
  const { file, key, uploadKey = key } = item;
  try {
    const { id } = await upload({ file, idempotencyKey: uploadKey, onProgress });
    return { ...item, state: 'sent', progress: 100, attachmentId: id };
  } catch (failure: unknown) {
    return { ...item, state: 'failed', refusal: toApiError(failure) };
  }
}

async function keepItem(item: UploadItem): Promise<UploadItem> {
  const file = await keepFile(item.key, item.file);
  return { ...item, file, path: file.path };
}

function putting(item: UploadItem) {
  return (old: readonly UploadItem[]) => old.map((one) => (one.key === item.key ? item : one));
}

function idsOf(items: readonly UploadItem[]): string[] {
  return items.flatMap(({ attachmentId }) => attachmentId ?? []);
}
