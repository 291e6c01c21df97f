import type { AttachmentKind } from '#shared/attachments/attachment-kinds';

import { hasOnlyTextBytes } from './text-bytes';

/** What a file seems to be by its first bytes; whether it is so is found out when it is complete. */
export type LikelyFormat = 'image' | 'pdf' | 'text' | 'video' | 'zip';

/** Enough to tell every format: a PDF may begin up to 1 KB late. */
export const headLength = 1100;

const kinds: Record<LikelyFormat, AttachmentKind> = {
  image: 'image',
  pdf: 'document',
  text: 'document',
  video: 'video',
  zip: 'document',
};

export function kindOf(format: LikelyFormat): AttachmentKind {
  return kinds[format];
}

const signatures: readonly (readonly [at: number, bytes: string, format: LikelyFormat])[] = [
  [0, '\xff\xd8\xff', 'image'],
  [0, '\x89PNG\r\n\x1a\n', 'image'],
  [8, 'WEBP', 'image'],
  [0, 'GIF8', 'image'],
  [0, 'PK\x03\x04', 'zip'],
];

/** Text is what no other format claims. */
export function likelyFormat(head: Buffer): LikelyFormat {
  if (beginsPdf(head)) {
    return 'pdf';
  }
  // a log may begin with any words; pictures and films have other bytes soon
  if (hasOnlyTextBytes(head)) {
    return 'text';
  }
  const known = signatures.find(([at, bytes]) => wordAt(head, at, bytes.length) === bytes);
  return known?.[2] ?? filmOrPicture(head);
}

function wordAt(head: Buffer, at: number, length: number): string {
  return head.toString('latin1', at, at + length);
}

/** Version and line end make the difference to a log that mentions PDFs. What stands before was sent along by mistake. */
function beginsPdf(head: Buffer): boolean {
  const beginning = wordAt(head, 0, headLength);
  const at = beginning.indexOf('%PDF-');
  return (
    at >= 0 && at <= 1024 && /^%PDF-\d\.\d[^\w.]{0,3}[\r\n%]/.test(beginning.slice(at, at + 20))
  );
}

/** Brands of pictures and of sound alone; the others are films. */
const pictureBrand = /^(?:hei|hev|mif|msf)/;
const otherBrand = /^(?:avif|avis|crx |jp2 |jpm |jpx |M4[ABP] |F4[AB] )/;

/** Both are made of boxes: length, then name. Films of old QuickTime begin with another box than their brand's. */
function filmOrPicture(head: Buffer): LikelyFormat {
  const [name, brand] = [wordAt(head, 4, 4), wordAt(head, 8, 4)];
  if (name !== 'ftyp') {
    return /^(?:mdat|moov|wide)$/.test(name) ? 'video' : 'text';
  }
  if (pictureBrand.test(brand)) {
    return 'image';
  }
  return otherBrand.test(brand) ? 'text' : 'video';
}
