import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';

import { AppError, assertThat } from '#api/http/app-error';
import { attachmentLimits } from '#shared/attachments/attachment-kinds';

import { heicToJpeg } from './heic-to-jpeg';
import type { Incoming } from './incoming';

type ImageFile = { path: string; type: string; size: number };
export type PreparedImage = {
  original: ImageFile;
  thumbnail: ImageFile;
  width: number;
  height: number;
};

/** An animation is decoded frame by frame, but all of it has to be worked through. */
const mostAnimatedPixels = 3 * attachmentLimits.pixels;

const options: SharpOptions = { failOn: 'error', limitInputPixels: mostAnimatedPixels };

/**
 * Makes an image safe to show: upright, without EXIF or any other description, encoded anew, with a small picture
 * beside it. Both lie in the incoming folder.
 *
 * @throws {AppError} `attachment.kind_not_allowed`, `attachment.too_many_pixels`, `attachment.unreadable`
 */
export async function prepareImage(incoming: Incoming, source: string): Promise<PreparedImage> {
  const header = await readHeader(source);
  const pixels = header.width * (header.pageHeight ?? header.height);
  assertThat(pixels <= attachmentLimits.pixels, 'attachment.too_many_pixels');
  assertThat(
    pixels * (header.pages ?? 1) <= mostAnimatedPixels || !isAnimated(header),
    'attachment.too_many_pixels',
  );
  const paths = { decoded: incoming.newPath(), original: incoming.newPath() };
  const thumbnail = incoming.newPath();
  try {
    const original = await encode(paths, source, header);
    return { ...original, thumbnail: await shrink(original.original.path, thumbnail) };
  } catch (error: unknown) {
    await incoming.remove([paths.original, thumbnail]);
    throw readable(error);
  } finally {
    await incoming.remove([paths.decoded]);
  }
}

async function readHeader(source: string): Promise<Metadata> {
  try {
    // reads no further than the header: what it claims is judged by the caller
    return await sharp(source, { ...options, limitInputPixels: false }).metadata();
  } catch (cause: unknown) {
    throw new AppError('attachment.unreadable', { cause });
  }
}

function isAnimated({ format, pages }: Metadata): boolean {
  return (format === 'gif' || format === 'webp') && (pages ?? 1) > 1;
}

async function encode(
  paths: { decoded: string; original: string },
  source: string,
  header: Metadata,
) {
  const isHeic = header.format === 'heif';
  if (isHeic) {
    assertThat(header.compression === 'hevc', 'attachment.kind_not_allowed');
    await heicToJpeg(source, paths.decoded, header.exif);
  }
  const image = sharp(isHeic ? paths.decoded : source, {
    ...options,
    animated: isAnimated(header),
  }).autoOrient();
  // sharp writes no EXIF, XMP, IPTC or colour profile unless it is asked to
  const { size, width, height, pageHeight } = await inFormat(image, header).toFile(paths.original);
  const type = isHeic ? 'image/jpeg' : `image/${header.format}`;
  return {
    original: { path: paths.original, type, size },
    width,
    height: pageHeight ?? height,
  };
}

function inFormat(image: Sharp, header: Metadata): Sharp {
  switch (header.format) {
    case 'png':
      // screenshots: an image with a palette stays one
      return image.png({ compressionLevel: 8, palette: header.isPalette });
    case 'webp':
      return image.webp({ quality: 90 });
    case 'gif':
      return image.gif();
    default:
      // thin red lines on screenshots suffer first when colour is thinned out
      return image.jpeg({
        quality: 88,
        chromaSubsampling: header.chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0',
      });
  }
}

async function shrink(source: string, target: string): Promise<ImageFile> {
  const { thumbnail: side } = attachmentLimits;
  const { size } = await sharp(source, options)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toFile(target);
  return { path: target, type: 'image/webp', size };
}

/** What sharp complains about is the picture; a full disk is not. */
function readable(error: unknown): unknown {
  return error instanceof AppError || diskTrouble.test(String(error))
    ? error
    : new AppError('attachment.unreadable', { cause: error });
}

const diskTrouble = /no space left|for write|input\/output error/i;
