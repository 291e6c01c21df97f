import { writeFile } from 'node:fs/promises';

import sharp from 'sharp';

/** WeChat's content check takes no more. */
const mostBytes = 10_000_000;

/** By area and not by the longer side: of a long screenshot the words stay as wide as they are. */
const mostPixels = 10_000_000;

/** No JPEG is longer. */
const longestSide = 65_000;

/** Writes a WebP picture, or a very large one, as something that WeChat's content check reads; of an animation the first frame. */
export async function makeCheckable({ source, target }: { source: string; target: string }) {
  const { width, height } = await sharp(source).metadata();
  const scale = Math.min(
    1,
    Math.sqrt(mostPixels / (width * height)),
    longestSide / Math.max(width, height),
  );
  const pixels = await sharp(source, { failOn: 'none' })
    .resize(Math.max(1, Math.floor(width * scale)), Math.max(1, Math.floor(height * scale)), {
      fit: 'fill',
    })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (const quality of [85, 60, 30]) {
    const jpeg = await sharp(pixels.data, { raw: pixels.info }).jpeg({ quality }).toBuffer();
    if (jpeg.length <= mostBytes || quality === 30) {
      await writeFile(target, jpeg);
      return;
    }
  }
}
