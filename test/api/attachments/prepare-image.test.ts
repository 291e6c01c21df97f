import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';

import sharp from 'sharp';

import { prepareIncoming } from '#api/attachments/incoming';
import { createPictureWork } from '#api/attachments/picture-work';
import { prepareImage } from '#api/attachments/prepare-image';

import { animation, aPicture, fixture, noise, turnedPicture } from '../../support/attachments';
import { temporaryFolder } from '../../support/server';

const folder = temporaryFolder('images');
const incoming = await prepareIncoming(folder);
const pictures = createPictureWork();
afterAll(() => pictures.stop());
const ownerId = 'linxiao';

async function prepare(bytes: Buffer) {
  const source = incoming.newPath();
  await writeFile(source, bytes);
  try {
    return await prepareImage({ incoming, pictures }, { path: source, ownerId });
  } finally {
    await incoming.remove([source]);
  }
}

async function cornersOf(file: string) {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const [red = 0, , blue = 0] = data.subarray((y * info.width + x) * 3);
    return red > blue ? 'red' : 'blue';
  };
  const [right, bottom] = [info.width - 4, info.height - 4];
  return { top: [at(3, 3), at(right, 3)], bottom: [at(3, bottom), at(right, bottom)] };
}

const redAboveBlue = { top: ['red', 'red'], bottom: ['blue', 'blue'] };

it.each([
  ['JPEG', () => turnedPicture().jpeg().toBuffer()],
  ['PNG', () => turnedPicture().png().toBuffer()],
  ['WebP', () => turnedPicture().webp().toBuffer()],
  ['JPEG from a file', () => fixture('turned-with-place.jpg')],
  ['HEIC as phones write it', () => fixture('phone.heic')],
  ['HEIC as plain encoders write it', () => fixture('plain-encoder.heic')],
])('turns a %s upright and keeps nothing that tells place or phone', async (_kind, make) => {
  const bytes = await make();
  expect(bytes.toString('latin1')).toMatch(/exif/i);

  const image = await prepare(bytes);

  expect([image.width, image.height]).toEqual([160, 240]);
  for (const { path } of [image.original, image.thumbnail]) {
    expect(await cornersOf(path)).toEqual(redAboveBlue);
    const stored = await sharp(path).metadata();
    expect(['exif', 'xmp', 'iptc', 'orientation'].filter((part) => part in stored)).toEqual([]);
    expect((await readFile(path)).toString('latin1')).not.toMatch(/Phone|GPS|exif/i);
  }
});

it('stores HEIC as JPEG', async () => {
  expect((await prepare(await fixture('phone.heic'))).original.type).toBe('image/jpeg');
});

it('removes XMP, where editors repeat the place', async () => {
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>Shanghai-secret</place></x:xmpmeta>';
  const bytes = await aPicture().withXmp(xmp).jpeg().toBuffer();
  expect(bytes.includes('Shanghai-secret')).toBe(true);

  const { original } = await prepare(bytes);

  expect((await readFile(original.path)).includes('Shanghai-secret')).toBe(false);
});

it.each(['png', 'webp', 'jpeg'] as const)('keeps a %s what it is', async (format) => {
  const { original } = await prepare(await aPicture(500, 400).toFormat(format).toBuffer());
  expect(original.type).toBe(`image/${format}`);
  expect((await sharp(original.path).metadata()).format).toBe(format);
});

it('makes a thumbnail of at most 320 pixels that keeps the shape', async () => {
  const { thumbnail } = await prepare(await aPicture(1000, 500).png().toBuffer());
  expect(await sharp(thumbnail.path).metadata()).toMatchObject({
    width: 320,
    height: 160,
    format: 'webp',
  });
});

it.each([
  ['a long screenshot the top at its full width', 1080, 9000, 'start'],
  ['a wide panorama the middle at its full height', 9000, 1080, 'middle'],
  ['a small long picture the top, not blown up', 40, 900, 'start'],
] as const)('shows of %s', async (_shape, width, height, where) => {
  const side = Math.min(width, height);
  const at = where === 'start' ? 0 : (Math.max(width, height) - side) / 2;
  const middle = { left: width > height ? Math.floor(at) : 0, top: width > height ? 0 : at };
  const mark = await aPicture(side, side, '#dc0000').png().toBuffer();
  const picture = aPicture(width, height, '#0066cc').composite([{ input: mark, ...middle }]);

  const { thumbnail } = await prepare(await picture.png().toBuffer());

  const small = Math.min(320, side);
  expect(await sharp(thumbnail.path).metadata()).toMatchObject({ width: small, height: small });
  expect(await cornersOf(thumbnail.path)).toEqual({
    top: ['red', 'red'],
    bottom: ['red', 'red'],
  });
});

it('does not blow a small picture up', async () => {
  const { thumbnail } = await prepare(await aPicture(40, 30).png().toBuffer());
  expect(await sharp(thumbnail.path).metadata()).toMatchObject({ width: 40, height: 30 });
});

it.each(['gif', 'webp'] as const)(
  'keeps an animated %s moving, its thumbnail still',
  async (format) => {
    const image = await prepare(await animation(format, 5));

    expect([image.width, image.height]).toEqual([20, 20]);
    expect((await sharp(image.original.path).metadata()).pages).toBe(5);
    expect((await sharp(image.thumbnail.path).metadata()).pages ?? 1).toBe(1);
  },
);

/** Claims a size in its header that its few bytes cannot hold. */
function pngClaiming(width: number, height: number): Promise<Buffer> {
  return aPicture(8, 8)
    .png()
    .toBuffer()
    .then((png) => {
      png.writeUInt32BE(width, 16);
      png.writeUInt32BE(height, 20);
      png.writeInt32BE(crc32(png.subarray(12, 29)), 29);
      return png;
    });
}

/** The canvas stands in the VP8X chunk, less one. */
async function animationClaiming(width: number, height: number): Promise<Buffer> {
  const webp = await animation('webp', 5);
  webp.writeUIntLE(width - 1, 24, 3);
  webp.writeUIntLE(height - 1, 27, 3);
  return webp;
}

/** As many frames as its `acTL` chunk says. */
async function animatedPng(width: number, height: number, frames: number): Promise<Buffer> {
  const png = await aPicture(width, height).png().toBuffer();
  const chunk = Buffer.alloc(20);
  chunk.writeUInt32BE(8, 0);
  chunk.write('acTL', 4, 'latin1');
  chunk.writeUInt32BE(frames, 8);
  chunk.writeInt32BE(crc32(chunk.subarray(4, 16)), 16);
  // behind the header
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return ~crc;
}

it.each([
  ['a real picture of 40.01 megapixels', () => aPicture(10_000, 4001).png().toBuffer()],
  ['a header that claims 60,000 × 60,000', () => pngClaiming(60_000, 60_000)],
  ['a header that claims 40.01 megapixels', () => pngClaiming(10_000, 4001)],
  ['an animated WebP of 40.5 megapixels in all', () => animationClaiming(2700, 3000)],
  ['an animated GIF of 40.3 megapixels in all', () => animation('gif', 63, 800)],
  ['an animated PNG of 40.5 megapixels in all', () => animatedPng(2700, 3000, 5)],
])('refuses %s before decoding it', async (_case, make) => {
  await expect(prepare(await make())).rejects.toMatchObject({ code: 'attachment.too_many_pixels' });
});

it.each([
  ['a WebP', () => animation('webp', 10, 2000)],
  ['a PNG', () => animatedPng(2000, 2000, 10)],
])('takes %s whose frames have exactly 40 megapixels in all', async (_kind, make) => {
  const image = await prepare(await make());
  expect([image.width, image.height]).toEqual([2000, 2000]);
});

it('takes a picture of exactly 40 megapixels', async () => {
  const image = await prepare(await aPicture(8000, 5000).jpeg().toBuffer());
  expect([image.width, image.height]).toEqual([8000, 5000]);
});

it.each([
  ['a JPEG', () => noise(300, 300).jpeg().toBuffer(), 0.6],
  ['a PNG', () => noise(300, 300).png().toBuffer(), 0.6],
  ['a WebP', () => noise(300, 300).webp().toBuffer(), 0.6],
  ['a GIF', () => noise(300, 300).gif().toBuffer(), 0.6],
  ['a HEIC', () => fixture('phone.heic'), 0.8],
  ['a JPEG of nothing but its first bytes', () => aPicture().jpeg().toBuffer(), 0.05],
])('refuses %s that breaks off', async (_kind, make, part) => {
  const bytes = await make();
  await expect(prepare(bytes.subarray(0, Math.ceil(bytes.length * part)))).rejects.toMatchObject({
    code: 'attachment.unreadable',
  });
});

it('leaves no file of a refused picture', async () => {
  const clean = temporaryFolder('clean');
  const cleanIncoming = await prepareIncoming(clean);
  const source = `${temporaryFolder('source')}/broken`;
  await writeFile(source, (await noise(300, 300).jpeg().toBuffer()).subarray(0, 9000));

  await expect(
    prepareImage({ incoming: cleanIncoming, pictures }, { path: source, ownerId }),
  ).rejects.toMatchObject({
    code: 'attachment.unreadable',
  });

  expect(await readdir(clean)).toEqual([]);
});

it('lets the event loop run while a HEIC is decoded', async () => {
  const source = incoming.newPath();
  await copyFile(new URL('../../fixtures/phone.heic', import.meta.url), source);
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 5);

  await prepareImage({ incoming, pictures }, { path: source, ownerId });

  clearInterval(ticking);
  expect(turns).toBeGreaterThan(1);
});
