import sharp from 'sharp';

import type { PaperPicture } from './paper-job';
import type { Sheet } from './paper-sheet';

/** Points. */
const side = 110;
const gap = 10;

// each is drawn once: keeping it in memory would only cost
sharp.cache(false);
sharp.concurrency(1);
// small pictures are WebP, whatever was sent in: nothing else gets a decoder
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadWebp'] });

/** Small pictures side by side, each in a frame: a white screenshot would vanish on paper. */
export async function drawPictures(
  sheet: Sheet,
  pictures: readonly PaperPicture[],
  indent: number,
) {
  const { doc } = sheet;
  const perRow = Math.floor((sheet.width - indent + gap) / (side + gap));
  for (let from = 0; from < pictures.length; from += perRow) {
    sheet.ensure(side + gap);
    const y = doc.y;
    for (const [column, { path }] of pictures.slice(from, from + perRow).entries()) {
      const x = sheet.left + indent + column * (side + gap);
      const jpeg = path === null ? null : await asJpeg(path);
      if (jpeg) {
        doc.image(jpeg, x, y, { fit: [side, side], align: 'center', valign: 'center' });
      }
      sheet.frame({ x, y, side });
    }
    doc.y = y + side + gap;
  }
}

/** Null: whatever lies there is no picture any more; the record goes on without it. */
async function asJpeg(path: string): Promise<Buffer | null> {
  try {
    return await sharp(path).flatten({ background: '#fff' }).jpeg({ quality: 80 }).toBuffer();
  } catch {
    return null;
  }
}
