import type { LinkReader } from '#api/attachments/index';
import { linkExpiry, linkSigner } from '#api/link-signer';
import { attachmentLimits } from '#shared/attachments/attachment-kinds';
import { recordApi } from '#shared/records/record-api';

export type PaperLink = {
  id: string;
  viewer: string;
  session: string;
  expires: number;
  signature: string;
};

export type RecordLinks = {
  /** The address of a record's PDF for one reader. Whether they may open it is asked when they do. */
  sign: (id: string, reader: LinkReader, now: Date) => string;
  /** Whether we made this link and it has not expired. */
  isGood: (link: PaperLink, now: Date) => boolean;
};

/** Links that nobody can make or change but we; they carry no token. */
export function recordLinks(secret: string): RecordLinks {
  const signer = linkSigner(secret, 'record links');
  return {
    sign: (id, { id: viewer, sessionId: session = '' }, now) => {
      const expires = linkExpiry(now, attachmentLimits.linkFor);
      const signature = signer.sign([id, viewer, session, expires]);
      const query = new URLSearchParams({ viewer, session, expires: String(expires), signature });
      return `/api/v1${recordApi.paper.path.replace(':id', id)}?${query.toString()}`;
    },
    isGood: ({ id, viewer, session, expires, signature }, now) =>
      signer.isGood([id, viewer, session, expires], signature) && now.getTime() < expires,
  };
}
