import { readFile } from 'node:fs/promises';
import { argv } from 'node:process';

import { all } from 'heic-decode';
import sharp from 'sharp';

// run as a process of its own: source, target, most pixels, EXIF orientation to apply
const [source = '', target = '', mostPixels = '', orientation = '1'] = argv.slice(2);

const images = await all({ buffer: await readFile(source) });
const [first] = images;
if (!first || first.width * first.height > Number(mostPixels)) {
  throw new Error('no picture of an allowed size');
}
const { data, width, height } = await first.decode();
await sharp(data, { raw: { width, height, channels: 4 } })
  .removeAlpha()
  // raw pixels carry no orientation, so it is given to a JPEG and obeyed when that is read
  .withMetadata({ orientation: Number(orientation) })
  .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
  .toFile(target);
images.dispose();
