import type { AttachmentVariant } from '#shared/attachments/attachment-api';
import type { AttachmentKind } from '#shared/attachments/attachment-kinds';

/** What lies on the disk; the rest is made of it. */
export type StoredVariant = Exclude<AttachmentVariant, 'checkable'>;

/** One stored file of an attachment. */
type StoredFile = { type: string; size: number };

export type Attachment = {
  id: string;
  ownerId: string;
  /** The ticket or person that keeps it; null until somebody attaches it. */
  holderId: string | null;
  kind: AttachmentKind;
  name: string;
  original: StoredFile;
  thumbnail: StoredFile | null;
  /** Pixels of one frame; null for what is not an image. */
  width: number | null;
  height: number | null;
  /** SHA-256 of the bytes as sent. */
  contentHash: string;
  createdAt: Date;
};

/** Where a file of an attachment lies; the last digits of an id count up, so they spread over 256 folders. */
export function storageKey(id: string, variant: StoredVariant): string {
  return `${id.slice(-2)}/${id}-${variant}`;
}
