import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { env, stdout } from 'node:process';

import { chromium } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';

import { demoPeople } from '../../api/demo/data/people';

import { bankPictures } from './bank-pictures';
import { meterPictures } from './meter-pictures';
import { avatar, otherPictures } from './other-pictures';
import { pumpPictures } from './pump-pictures';
import { reportPictures } from './report-pictures';
import { voucherPictures } from './voucher-pictures';
import type { Picture } from './window';

// run by hand when a picture changes: npx tsx scripts/drawing/draw-images.ts [name …]
const folder = path.join(import.meta.dirname, '../../api/demo/images');
const wanted = new Set(process.argv.slice(2));
const pictures = [
  ...voucherPictures,
  ...reportPictures,
  ...bankPictures,
  ...meterPictures,
  ...pumpPictures,
  ...otherPictures,
  ...demoPeople.map(({ name, key }, at) => avatar(name, key, at)),
].filter(({ name }) => wanted.size === 0 || wanted.has(name));

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ],
});
try {
  for (const picture of pictures) {
    await draw(picture);
  }
} finally {
  await browser.close();
}

async function draw({ name, html, width, height, format }: Picture) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(html);
  const shot = sharp(await page.screenshot());
  await page.close();
  const file = path.join(folder, `${name}.${format === 'jpeg' ? 'jpg' : format}`);
  const { size } = await inFormat(shot, format).toFile(file);
  stdout.write(`${name} ${Math.round(size / 1024)} KB\n`);
}

function inFormat(image: Sharp, format: Picture['format']) {
  switch (format) {
    case 'png':
      return image.png({ palette: true, colours: 64, effort: 10 });
    case 'webp':
      return image.webp({ quality: 72, effort: 6 });
    case 'jpeg':
      return image.jpeg({ quality: 72, mozjpeg: true });
  }
}
