import { createHmac, timingSafeEqual } from 'node:crypto';

import { attachmentApi, type AttachmentVariant } from '#shared/attachments/attachment-api';
import { attachmentLimits } from '#shared/attachments/attachment-kinds';

type Link = { id: string; variant: AttachmentVariant; expires: number };

export type AttachmentLinks = {
  /** The address of one file, relative to the server's. */
  sign: (id: string, variant: AttachmentVariant, now: Date) => string;
  /** The same for a reader who has until then. */
  signUntil: (id: string, variant: AttachmentVariant, until: Date) => string;
  /** Whether we made this link and it has not expired. */
  isGood: (link: Link & { signature: string }, now: Date) => boolean;
};

/** Links that are their own permission: whoever holds one may read one file until it expires. */
export function attachmentLinks(secret: string): AttachmentLinks {
  // a key of its own: what signs links signs nothing else
  const key = createHmac('sha256', secret).update('attachment links').digest();
  const signatureOf = ({ id, variant, expires }: Link) =>
    createHmac('sha256', key).update(`${id}\n${variant}\n${expires}`).digest();
  const addressOf = (link: Link) => {
    const { id, variant, expires } = link;
    const signature = signatureOf(link).toString('base64url');
    const path = attachmentApi.content.path.replace(':id', id);
    return `/api/v1${path}?variant=${variant}&expires=${expires}&signature=${signature}`;
  };
  return {
    sign: (id, variant, now) => addressOf({ id, variant, expires: expiryAfter(now.getTime()) }),
    signUntil: (id, variant, until) => addressOf({ id, variant, expires: until.getTime() }),
    isGood: ({ signature, ...link }, now) => {
      const expected = signatureOf(link);
      const given = Buffer.from(signature, 'base64url');
      return (
        given.length === expected.length &&
        timingSafeEqual(given, expected) &&
        now.getTime() < link.expires
      );
    },
  };
}

/** Between half and a whole link's life from now: a page that asks again gets the same address, so its pictures stay. */
function expiryAfter(now: number): number {
  const step = attachmentLimits.linkFor / 2;
  return Math.floor(now / step) * step + attachmentLimits.linkFor;
}
