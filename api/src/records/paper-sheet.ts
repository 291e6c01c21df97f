import PDFDocument from 'pdfkit';

import { fonts } from './fonts';
import { readableSigns } from './readable-signs';

const margin = 50;
const ink = '#1a1b1e';
const hairline = '#ced4da';

const tones = {
  body: { font: fonts.plain, size: 10.5, color: ink },
  strong: { font: fonts.bold, size: 10.5, color: ink },
  hint: { font: fonts.plain, size: 9.5, color: '#606773' },
  heading: { font: fonts.bold, size: 13, color: ink },
  title: { font: fonts.bold, size: 22, color: ink },
} as const;

type Tone = keyof typeof tones;
type Placing = { tone?: Tone; indent?: number };
type Place = { x: number; y: number; width: number };
type Doc = PDFKit.PDFDocument;
export type Sheet = ReturnType<typeof openSheet>;
type Parts = { title: string; number: string; producer: string; asOf: string; mostPages: number };

/** An A4 document that is written on from top to bottom. */
export function openSheet(parts: Parts) {
  const doc = openDocument(parts);
  const width = doc.page.width - 2 * margin;
  const { hasUnknown, say } = speaker(doc);
  return {
    ...{ doc, width, left: margin, hasUnknownSigns: hasUnknown },
    /** Begins a new page unless so much room is left on this one. */
    ensure: (height: number) => {
      if (doc.y + height > doc.page.height - margin) {
        doc.addPage();
      }
    },
    /** Words below what was written before; nothing for no words. */
    write: (words: string, { indent = 0, tone = 'body' }: Placing = {}) => {
      if (words !== '') {
        say(words, tone, { x: margin + indent, y: doc.y, width: width - indent });
        doc.y += 2;
      }
    },
    /** A few words at the left of what is written next. */
    beside: (words: string, most: number) => {
      const { y } = doc;
      say(words, 'hint', { x: margin, y: y + 1, width: most });
      doc.y = y;
    },
    heading: (words: string) => {
      const y = doc.y + 12;
      doc
        .moveTo(margin, y)
        .lineTo(margin + width, y)
        .lineWidth(0.5)
        .stroke(hairline);
      say(words, 'heading', { x: margin, y: y + 8, width });
      doc.y += 4;
    },
    frame: ({ x, y, side }: { x: number; y: number; side: number }) => {
      doc.rect(x, y, side, side).lineWidth(0.5).stroke(hairline);
    },
    isFull: () => doc.bufferedPageRange().count >= parts.mostPages,
    /** Writes one line at the foot of every page and ends the document; answers how many there are. */
    finish: (footOf: (page: number, pages: number) => string) => {
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page);
        // the foot stands in the margin, where words would begin a new page
        doc.page.margins.bottom = 0;
        say(footOf(page + 1, count), 'hint', { x: margin, y: doc.page.height - 36, width });
      }
      doc.end();
      return count;
    },
  };
}

function openDocument({ asOf, number, producer, title }: Parts): Doc {
  return new PDFDocument({
    ...{ size: 'A4', margin, bufferPages: true, font: fonts.plain },
    ...{ lang: 'zh-CN', displayTitle: true },
    // the same paper has the same bytes
    info: { Title: `${title} ${number}`, Author: producer, CreationDate: new Date(asOf) },
  });
}

/** What pdfkit does not tell: which signs the typeface has. */
type Inside = { _font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } } };

/** Writes words, each sign that the typeface lacks as a box. */
function speaker(doc: Doc) {
  const { font: typeface } = (doc as unknown as Inside)._font;
  const hasGlyph = (codePoint: number) => typeface.hasGlyphForCodePoint(codePoint);
  let hasUnknown = false;
  return {
    say: (words: string, tone: Tone, place: Place) => {
      const { color, font, size } = tones[tone];
      const readable = readableSigns(words, hasGlyph);
      hasUnknown ||= readable.hasUnknown;
      // by the path of its file: what is registered under a name pdfkit reads anew for every line
      doc.font(font).fontSize(size).fillColor(color);
      doc.text(readable.text, place.x, place.y, { width: place.width, lineGap: 1 });
    },
    hasUnknown: () => hasUnknown,
  };
}
