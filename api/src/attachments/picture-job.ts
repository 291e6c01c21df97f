/** What a picture process is asked for, one line of JSON each. Paths are absolute; it writes nowhere else. */
export type PictureJob =
  | {
      kind: 'prepare';
      source: string;
      /** Where HEIC lies between decoding and encoding. */
      decoded: string;
      original: string;
      thumbnail: string;
      /** Over all frames. */
      mostPixels: number;
      thumbnailSide: number;
    }
  | { kind: 'check'; source: string; target: string };

/** What it answers, one line of JSON each; the files are complete before the line is written. */
export type PictureAnswer =
  | { outcome: 'prepared'; type: PictureType; width: number; height: number }
  | { outcome: 'checkable' }
  | { outcome: 'refused'; code: PictureRefusal; words: string }
  /** Not the picture's fault: the disk is full or broken. */
  | { outcome: 'disk'; words: string }
  /** Its last words: it needed more memory than it may. */
  | { outcome: 'memory' };

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;
export type PictureType = (typeof pictureTypes)[number];

export const pictureRefusals = [
  'attachment.kind_not_allowed',
  'attachment.too_many_pixels',
  'attachment.unreadable',
] as const;
export type PictureRefusal = (typeof pictureRefusals)[number];

/** Thrown inside a picture process; its answer carries the code. */
export class PictureRefused extends Error {
  readonly code: PictureRefusal;

  constructor(code: PictureRefusal, cause?: unknown) {
    super(code, { cause });
    this.name = 'PictureRefused';
    this.code = code;
  }
}
