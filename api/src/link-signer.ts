import { createHmac, timingSafeEqual } from 'node:crypto';

export type LinkSigner = {
  sign: (parts: readonly (string | number)[]) => string;
  isGood: (parts: readonly (string | number)[], signature: string) => boolean;
};

/** Signs links of one purpose: a key of its own, which signs nothing else. */
export function linkSigner(secret: string, purpose: string): LinkSigner {
  const key = createHmac('sha256', secret).update(purpose).digest();
  const signatureOf = (parts: readonly (string | number)[]) =>
    createHmac('sha256', key).update(parts.join('\n')).digest();
  return {
    sign: (parts) => signatureOf(parts).toString('base64url'),
    isGood: (parts, signature) => {
      const expected = signatureOf(parts);
      const given = Buffer.from(signature, 'base64url');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}

/** Between half and a whole life from now: a page that asks again gets the same address. */
export function linkExpiry(now: Date, life: number): number {
  const step = life / 2;
  return Math.floor(now.getTime() / step) * step + life;
}
