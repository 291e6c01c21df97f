import type { IncomingMessage } from 'node:http';

import { AppError } from '#api/app-error';

type Most = {
  /** Bytes. */
  most: number;
  /** Milliseconds. */
  patience: number;
};

/**
 * The body as text. What is too large is not read to its end, what comes drop by drop is not waited for.
 *
 * @throws {AppError} `request.too_large`, `request.too_slow`, `request.invalid` when the sender goes away
 */
export function readCallbackBody(
  message: IncomingMessage,
  { most, patience }: Most,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooSlow = setTimeout(() => {
      refuse(new AppError('request.too_slow'));
    }, patience);

    function refuse(failure: AppError) {
      clearTimeout(tooSlow);
      message.off('data', take);
      reject(failure);
    }

    function take(chunk: Buffer) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) {
        refuse(new AppError('request.too_large'));
      }
    }

    const goneAway = () => {
      refuse(new AppError('request.invalid', { detail: 'unfinished body' }));
    };
    // stays for good: an error after the refusal has nobody else to hear it
    message.on('error', goneAway);
    message.once('close', goneAway);
    if (Number(message.headers['content-length'] ?? 0) > most) {
      refuse(new AppError('request.too_large'));
      return;
    }
    message.on('data', take);
    message.once('end', () => {
      clearTimeout(tooSlow);
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
  });
}
