import { readFile } from 'node:fs/promises';

import sharp from 'sharp';

import { exifOrientation } from './exif-orientation';
import { isTurnedByItself } from './heic-turn';
import { PictureRefused } from './picture-job';

type Job = { source: string; decoded: string; mostPixels: number };

/**
 * Decodes HEIC, which sharp's build cannot, to a JPEG at `decoded`.
 *
 * @throws {PictureRefused} `attachment.too_many_pixels`, `attachment.unreadable`
 */
export async function decodeHeic(job: Job, exif: Buffer | undefined): Promise<void> {
  // few pictures need it and it takes a while to load
  const { all } = await import('heic-decode');
  const bytes = await readFile(job.source);
  const images = await all({ buffer: bytes });
  try {
    const [first] = images;
    if (!first) {
      throw new PictureRefused('attachment.unreadable');
    }
    const pixels = images.reduce((sum, { width, height }) => sum + width * height, 0);
    if (pixels > job.mostPixels) {
      throw new PictureRefused('attachment.too_many_pixels');
    }
    const { data, width, height } = await first.decode();
    // phones write the turn into the picture's own properties and repeat it in the EXIF block; plain encoders do only the latter
    const isTurned = await isTurnedByItself(job.source, bytes.length);
    await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      // raw pixels carry no orientation, so it is given to a JPEG and obeyed when that is read
      .withMetadata({ orientation: isTurned ? 1 : exifOrientation(exif) })
      .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
      .toFile(job.decoded);
  } finally {
    images.dispose();
  }
}
