import { uploadFile } from '@tarojs/taro';

import type { LocalFile } from '#miniapp/platform/local-file';
import { attachmentApi, type AttachmentReply } from '#shared/attachments/attachment-api';

import { errorFromFailure, errorFromReply } from './api-error';
import { apiBase } from './api-url';
import { withSession } from './call';

type Upload = {
  file: LocalFile;
  /** Names this file's sending; the same on every retry. */
  idempotencyKey: string;
  /** Hears 0 to 100. */
  onProgress: (percent: number) => void;
};

/**
 * Sends one file to attach later.
 *
 * @throws {ApiError} what the API or the network said
 */
export async function upload(sending: Upload): Promise<AttachmentReply> {
  return withSession(async (token) => {
    const { statusCode, data } = await transfer(sending, token);
    const body = parse(data);
    if (statusCode < 200 || statusCode >= 300) {
      throw errorFromReply(statusCode, body);
    }
    // the API trims every reply to its schema
    return body as AttachmentReply;
  });
}

async function transfer({ file, idempotencyKey, onProgress }: Upload, token: string) {
  try {
    const task = uploadFile({
      url: apiBase + attachmentApi.upload.path,
      filePath: file.path,
      name: 'file',
      fileName: file.name,
      formData: { name: file.name },
      header: {
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
        'Idempotency-Key': idempotencyKey,
      },
      timeout: 60_000,
    });
    task.progress(({ progress }) => {
      onProgress(progress);
    });
    return await task;
  } catch (failure: unknown) {
    throw errorFromFailure(failure);
  }
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return null;
  }
}
