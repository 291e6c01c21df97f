import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename } from 'node:path';

import { AppError, assertThat } from '#api/app-error';
import { idempotencyHours } from '#shared/http/limits';

import { storageKey, type Attachment } from './attachment';
import type { AttachmentDeps } from './attachment-deps';
import { measureUpload } from './measure-upload';
import { prepareFiles, type PreparedFiles } from './prepare-files';
import { receiveFile, type ReceivedFile } from './receive-file';

type Sender = { ownerId: string; idempotencyKey: string | null; signal?: AbortSignal };
type Input = Omit<Sender, 'signal'> & { request: IncomingMessage };
/** An earlier upload with the same key is answered again and not kept twice. */
type Kept = { attachment: Attachment; isNew: boolean };

const hour = 60 * 60_000;

/**
 * Takes one file in: checks it, makes it safe, stores it. The same key with the same bytes gives the same attachment.
 *
 * @throws {AppError} `request.too_many`, `request.key_reused` and what `receiveFile` and `prepareFiles` throw
 */
export async function uploadAttachment(deps: AttachmentDeps, input: Input): Promise<Attachment> {
  const { request, ownerId } = input;
  const upload = measureUpload(request);
  const settle = await deps.allowance.begin(ownerId, upload.expected);
  let isNew = false;
  try {
    const received = await receiveFile(deps.incoming, request);
    const kept = await keepReceived(deps, { ...input, signal: upload.left }, received);
    isNew = kept.isNew;
    return kept.attachment;
  } finally {
    // what was refused is read on after our answer: it counts when it has ended
    upload.whenOver((bytes) => void settle(isNew ? null : bytes));
  }
}

/**
 * The same for a file that is already on this machine; it stays where it is.
 *
 * @throws {AppError} `request.key_reused` and what `prepareFiles` throws
 */
export async function uploadLocalFile(
  deps: AttachmentDeps,
  input: Sender & { file: string },
): Promise<Attachment> {
  const path = deps.incoming.newPath();
  await copyFile(input.file, path);
  const bytes = await readFile(path);
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const { attachment } = await keepReceived(deps, input, {
    ...{ path, contentHash },
    name: basename(input.file),
    size: bytes.length,
  });
  return attachment;
}

async function keepReceived(
  deps: AttachmentDeps,
  input: Sender,
  received: ReceivedFile,
): Promise<Kept> {
  try {
    const earlier = await earlierUpload(deps, input, received);
    return earlier
      ? { attachment: earlier, isNew: false }
      : await prepareAndStore(deps, input, received);
  } finally {
    await deps.incoming.remove([received.path]);
  }
}

/** What the same key brought before, if that is recent enough to count. */
async function earlierUpload(deps: AttachmentDeps, input: Sender, received: ReceivedFile) {
  const { ownerId, idempotencyKey: key } = input;
  const earlier = key === null ? null : await deps.attachments.findByKey(ownerId, key);
  if (!earlier) {
    return null;
  }
  if (earlier.createdAt.getTime() < deps.clock().getTime() - idempotencyHours * hour) {
    await deps.attachments.forgetKey(earlier.id);
    return null;
  }
  assertThat(earlier.contentHash === received.contentHash, 'request.key_reused');
  return earlier;
}

async function prepareAndStore(deps: AttachmentDeps, input: Sender, received: ReceivedFile) {
  const files = await prepareFiles(deps, received, input);
  try {
    return await store(deps, { ...input, received, files });
  } finally {
    const { original, thumbnail } = files;
    await deps.incoming.remove([original.path, ...(thumbnail ? [thumbnail.path] : [])]);
  }
}

/** The record comes first and goes last, so that no stored file is ever without one. */
async function store(
  deps: AttachmentDeps,
  input: Sender & { received: ReceivedFile; files: PreparedFiles },
): Promise<Kept> {
  const { received, files, ownerId, idempotencyKey } = input;
  const { original, thumbnail, facts } = files;
  const id = await deps.attachments.begin({
    ...facts,
    ownerId,
    original: { type: original.type, size: original.size },
    thumbnail: thumbnail && { type: thumbnail.type, size: thumbnail.size },
    contentHash: received.contentHash,
    createdAt: deps.clock(),
  });
  let finished: Attachment | null = null;
  try {
    await deps.storage.put(storageKey(id, 'original'), original);
    if (thumbnail) {
      await deps.storage.put(storageKey(id, 'thumbnail'), thumbnail);
    }
    finished = await deps.attachments.finish(id, idempotencyKey);
  } finally {
    if (!finished) {
      await deps.attachments.discard(id);
      await removeAttachment(deps, id);
    }
  }
  return finished
    ? { attachment: finished, isNew: true }
    : { attachment: await winner(deps, input), isNew: false };
}

/** The same upload, sent twice at once: the other one's record is the one. */
async function winner(deps: AttachmentDeps, input: Sender & { received: ReceivedFile }) {
  const earlier = await earlierUpload(deps, input, input.received);
  if (!earlier) {
    throw new AppError('request.in_progress', { detail: 'the attachment vanished meanwhile' });
  }
  return earlier;
}

/** Deletes the files of an attachment that is out of reach, then its record. */
export async function removeAttachment(
  { attachments, storage }: AttachmentDeps,
  id: string,
): Promise<void> {
  await storage.remove(storageKey(id, 'original'));
  await storage.remove(storageKey(id, 'thumbnail'));
  await attachments.delete(id);
}
