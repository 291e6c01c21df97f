import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export type Answer = { status: number; body: string | null };

const algorithm = 'aes-256-gcm';

/**
 * A kept answer may hold a session token or a customer's words. It is sealed with the client's own key, which
 * the database does not know.
 */
export function seal(answer: Answer, clientKey: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, secretOf(clientKey), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
}

export function unseal(sealed: string, clientKey: string): Answer {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(algorithm, secretOf(clientKey), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  // only seal() makes what opens with this key
  return JSON.parse(text.toString('utf8')) as Answer;
}

function secretOf(clientKey: string): Buffer {
  return createHash('sha256').update(`answer:${clientKey}`).digest();
}
