import { readFile } from 'node:fs/promises';
import path from 'node:path';

import sharp from 'sharp';

const folder = path.join(import.meta.dirname, '../../fixtures');

/** A small committed file: see test/fixtures/README.md. */
export function fixture(name: string): Promise<Buffer> {
  return readFile(path.join(folder, name));
}

/** A picture in one colour. */
export function aPicture(width = 40, height = 30, background = '#c92a2a') {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** A picture that does not get smaller by packing: `bytes` is nearly its size as PNG. */
export function noise(width: number, height: number) {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
}

/** Red above blue once it is upright: stored lying on its side with orientation 6 and a place in its EXIF. */
export function turnedPicture(width = 240, height = 160) {
  const red = { create: { width: width / 2, height, channels: 3, background: '#dc0000' } } as const;
  return sharp({ create: { width, height, channels: 3, background: '#0066cc' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'PhoneMaker', Model: 'Phone 15' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 13/1 49/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '121/1 28/1 25/1',
      },
    })
    .withMetadata({ orientation: 6 });
}

/** Frames of changing colours as an animated GIF or WebP. */
export async function animation(format: 'gif' | 'webp', frames: number, side = 20) {
  const colours = await Promise.all(
    Array.from({ length: frames }, (_, at) =>
      aPicture(side, side, `hsl(${(at * 57) % 360}, 80%, 50%)`)
        .png()
        .toBuffer(),
    ),
  );
  return sharp(colours, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}
