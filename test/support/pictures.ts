import path from 'node:path';

import sharp from 'sharp';

/** A photograph-sized JPEG with words on it and the place it was taken in its EXIF. */
export async function aScreenshot(folder: string, name = 'screenshot.jpg'): Promise<string> {
  const file = path.join(folder, name);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1170" height="2532">
    <rect width="100%" height="100%" fill="#eef1f5"/>
    <rect x="60" y="900" width="1050" height="420" rx="36" fill="#fff"/>
    <text x="120" y="1060" font-size="64" fill="#c92a2a">导入失败</text>
    <text x="120" y="1180" font-size="48" fill="#495057">第 17 行：科目 660203 不存在</text>
  </svg>`;
  await sharp(Buffer.from(drawing))
    .withExif({
      IFD0: { Make: 'Phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 0/1' },
    })
    .jpeg({ quality: 85 })
    .toFile(file);
  return file;
}
