import { readFile } from 'node:fs/promises';

import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';

import { decodeHeic } from './decode-heic';
import { PictureRefused, type PictureJob, type PictureType } from './picture-job';
import { pngFrames } from './png-frames';
import { thumbnailCut } from './thumbnail-cut';

type Job = Extract<PictureJob, { kind: 'prepare' }>;
type Made = { type: PictureType; width: number; height: number };

/**
 * Makes a picture safe to show: upright, without EXIF or any other description, encoded anew, with a small picture
 * beside it.
 *
 * @throws {PictureRefused}
 */
export async function makePicture(job: Job): Promise<Made> {
  const header = await readHeader(job.source);
  const pixels = header.width * (header.pageHeight ?? header.height);
  if (pixels * (await framesOf(job.source, header)) > job.mostPixels) {
    throw new PictureRefused('attachment.too_many_pixels');
  }
  const made = await encode(job, header);
  await shrink(job, made);
  return made;
}

async function readHeader(source: string): Promise<Metadata> {
  try {
    // reads no further than the header: what it claims is judged by the caller
    return await sharp(source, { failOn: 'error', limitInputPixels: false }).metadata();
  } catch (cause: unknown) {
    throw new PictureRefused('attachment.unreadable', cause);
  }
}

/** How many pictures the file holds, of whatever kind; only those of GIF and WebP are kept. */
async function framesOf(source: string, { format, pages }: Metadata): Promise<number> {
  return format === 'png' ? pngFrames(await readFile(source)) : (pages ?? 1);
}

function isAnimated({ format, pages }: Metadata): boolean {
  return (format === 'gif' || format === 'webp') && (pages ?? 1) > 1;
}

async function encode(job: Job, header: Metadata): Promise<Made> {
  const { source, decoded, original } = job;
  const isHeic = header.format === 'heif';
  if (isHeic) {
    if (header.compression !== 'hevc') {
      throw new PictureRefused('attachment.kind_not_allowed');
    }
    await decodeHeic(job, header.exif);
  }
  const image = sharp(isHeic ? decoded : source, {
    ...options(job),
    animated: isAnimated(header),
  }).autoOrient();
  const { encoded, type } = inFormat(image, header);
  // sharp writes no EXIF, XMP, IPTC or colour profile unless it is asked to
  const { width, height, pageHeight } = await encoded.toFile(original);
  return { type, width, height: pageHeight ?? height };
}

function options({ mostPixels }: Job): SharpOptions {
  return { failOn: 'error', limitInputPixels: mostPixels };
}

function inFormat(image: Sharp, header: Metadata): { encoded: Sharp; type: PictureType } {
  switch (header.format) {
    case 'png':
      // screenshots: an image with a palette stays one
      return {
        encoded: image.png({ compressionLevel: 8, palette: header.isPalette }),
        type: 'image/png',
      };
    case 'webp':
      // the usual effort takes twice the time and memory and saves a twentieth of the size
      return { encoded: image.webp({ quality: 90, effort: 2 }), type: 'image/webp' };
    case 'gif':
      return { encoded: image.gif(), type: 'image/gif' };
    default:
      // thin red lines on screenshots suffer first when colour is thinned out
      return {
        encoded: image.jpeg({
          quality: 88,
          chromaSubsampling: header.chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0',
        }),
        type: 'image/jpeg',
      };
  }
}

async function shrink(job: Job, { width, height }: Made): Promise<void> {
  const { original, thumbnail, thumbnailSide } = job;
  await sharp(original, options(job))
    .resize({ ...thumbnailCut({ width, height }, thumbnailSide), withoutEnlargement: true })
    .webp({ quality: 80 })
    .toFile(thumbnail);
}
