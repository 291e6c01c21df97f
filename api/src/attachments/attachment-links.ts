import { LRUCache } from 'lru-cache';

import { bounded } from '#api/bounds/index';
import { linkExpiry, linkSigner } from '#api/link-signer';
import { attachmentApi, type AttachmentVariant } from '#shared/attachments/attachment-api';
import { attachmentLimits } from '#shared/attachments/attachment-kinds';

/** Whom a link is made for: one session of one person. */
export type LinkReader = { id: string; sessionId?: string | undefined };

/** `viewer` and `session` are missing in the links that WeChat fetches by. */
export type Link = {
  id: string;
  variant: AttachmentVariant;
  viewer?: string | undefined;
  session?: string | undefined;
  expires: number;
};

type File = Pick<Link, 'id' | 'variant'>;

export type AttachmentLinks = {
  /** The address of one file for one reader, relative to the server's. Whether they may open it is asked when they do. */
  sign: (file: File, reader: LinkReader, now: Date) => string;
  /** The address of a file that WeChat may fetch until then: it is no person, so the link is its own permission. */
  signUntil: (id: string, variant: AttachmentVariant, until: Date) => string;
  /** Whether we made this link and it has not expired. */
  isGood: (link: Link & { signature: string }, now: Date) => boolean;
};

/** Every list shows the same pictures to the same reader again: so many addresses are kept. */
const { most: mostKept } = bounded.linksKept;

/** Links that nobody can make or change but we. */
export function attachmentLinks(secret: string): AttachmentLinks {
  const signer = linkSigner(secret, 'attachment links');
  const partsOf = ({ id, variant, viewer = '', session = '', expires }: Link) => [
    id,
    variant,
    viewer,
    session,
    expires,
  ];
  const addressOf = (link: Link) => {
    const { id, ...rest } = link;
    const query = new URLSearchParams();
    Object.entries(rest).forEach(([name, value]) => {
      query.set(name, String(value));
    });
    query.set('signature', signer.sign(partsOf(link)));
    return `/api/v1${attachmentApi.content.path.replace(':id', id)}?${query.toString()}`;
  };
  const kept = new LRUCache<string, string>({ max: mostKept });
  return {
    sign: ({ id, variant }, { id: viewer, sessionId: session = '' }, now) => {
      const expires = linkExpiry(now, attachmentLimits.linkFor);
      const name = [id, variant, viewer, session, expires].join('\n');
      const address = kept.get(name) ?? addressOf({ id, variant, viewer, session, expires });
      kept.set(name, address);
      return address;
    },
    signUntil: (id, variant, until) => addressOf({ id, variant, expires: until.getTime() }),
    isGood: ({ signature, ...link }, now) =>
      signer.isGood(partsOf(link), signature) && now.getTime() < link.expires,
  };
}
