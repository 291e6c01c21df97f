import type { LocalFile } from '#miniapp/platform/local-file';

import type { ApiError } from './api-error';
import { idempotencyKey } from './idempotency-key';
import { isUnsettled } from './intention';
import { isStillThere, sendingFor, type KeptUpload, type LastSending } from './kept-uploads';

/** One picture of a form. */
export type UploadItem = LastSending & {
  key: string;
  file: LocalFile;
  /** Empty while there is nothing on this phone to show. */
  path: string;
  progress: number;
  /** `lost`: neither the phone nor the server has it. */
  state: 'sending' | 'sent' | 'failed' | 'lost';
  attachmentId?: string;
  /** Why it did not arrive. */
  refusal?: ApiError;
};

export function newItem(file: LocalFile, now: number): UploadItem {
  const key = idempotencyKey();
  const sending = { uploadKey: key, begunAt: now };
  return { key, file, path: file.path, progress: 0, state: 'sending', ...sending };
}

/** As it stands when the page opens again, before its file was looked for. */
export function reopenedItem(kept: KeptUpload, now: number): UploadItem {
  const { key, uploadKey, begunAt, attachmentId, isLost, ...file } = kept;
  const item = { key, file, path: '', progress: 0, uploadKey, begunAt };
  if (isLost) {
    return { ...item, state: 'lost' };
  }
  return attachmentId !== undefined && isStillThere(begunAt, now)
    ? { ...item, progress: 100, state: 'sent', attachmentId }
    : { ...item, state: 'sending' };
}

/** With the file found on the phone, or without it. */
export function withFile(item: UploadItem, file: LocalFile | null): UploadItem {
  if (file) {
    return { ...item, file, path: file.path };
  }
  // without its file, a picture that arrived is complete and one that did not is lost
  return item.state === 'sent' ? item : forgottenItem(item, null);
}

/** On its way, under the key of its last try where that is still good. */
export function sendingItem(item: UploadItem, now: number): UploadItem {
  const { key, file, path, refusal } = item;
  const isSettled = refusal !== undefined && !isUnsettled(refusal);
  const sending = sendingFor(isSettled ? {} : item, now);
  return { key, file, path, progress: 0, state: 'sending', ...sending };
}

/** The server has it no longer: what the phone still has goes again, as something new. */
export function forgottenItem({ key, file: last }: UploadItem, file: LocalFile | null): UploadItem {
  return file
    ? { key, file, path: file.path, progress: 0, state: 'sending' }
    : { key, file: last, path: '', progress: 0, state: 'lost' };
}

export function keptOf(item: UploadItem): KeptUpload {
  const { key, file, uploadKey, begunAt, attachmentId, state } = item;
  const isLost = state === 'lost' || undefined;
  return { ...file, key, attachmentId, uploadKey, begunAt, isLost };
}
