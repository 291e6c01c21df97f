import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

import type { Paper, PaperBlock, PaperJob } from './paper-job';
import { drawPictures } from './paper-pictures';
import { openSheet, type Sheet } from './paper-sheet';

/** Points; an A4 page is 595 wide. */
const labelWidth = 96;
const timeWidth = 124;

/** Writes a paper as a PDF to its target. */
export async function drawPaper({ paper, target, mostPages }: PaperJob) {
  const sheet = openSheet({ ...paper, mostPages });
  const file = createWriteStream(target, { flags: 'wx' });
  sheet.doc.pipe(file);
  drawHead(sheet, paper);
  await drawSections(sheet, paper);
  if (sheet.hasUnknownSigns()) {
    sheet.write(paper.words.unknownSigns, { tone: 'hint' });
  }
  const pages = sheet.finish(
    (page, of) =>
      `${paper.number} · ${paper.words.page.replace('{page}', String(page)).replace('{pages}', String(of))}`,
  );
  await finished(file);
  return { pages, size: file.bytesWritten };
}

function drawHead(sheet: Sheet, { number, producer, state, title }: Paper) {
  sheet.write(producer, { tone: 'hint' });
  sheet.write(title, { tone: 'title' });
  sheet.write(`${number} · ${state}`, { tone: 'hint' });
}

async function drawSections(sheet: Sheet, { sections, words }: Paper) {
  for (const { title, blocks } of sections) {
    // a heading does not stand alone at the end of a page
    sheet.ensure(72);
    sheet.heading(title);
    for (const block of blocks) {
      await drawBlock(sheet, block);
    }
    if (sheet.isFull()) {
      sheet.write(words.isCut, { tone: 'hint' });
      return;
    }
  }
}

async function drawBlock(sheet: Sheet, block: PaperBlock) {
  switch (block.kind) {
    case 'facts':
      block.rows.forEach(({ label, value }) => {
        drawFact(sheet, label, value);
      });
      return;
    case 'text':
      drawFact(sheet, block.label, block.text);
      return;
    case 'note':
      sheet.write(block.text, { tone: 'hint' });
      return;
    case 'pictures':
      await drawPicturesOf(sheet, block);
      return;
    case 'steps':
      for (const row of block.rows) {
        if (sheet.isFull()) {
          return;
        }
        await drawStep(sheet, row);
      }
  }
}

function drawFact(sheet: Sheet, label: string, value: string) {
  sheet.ensure(18);
  sheet.beside(label, labelWidth - 8);
  sheet.write(value, { indent: labelWidth });
}

type Pictures = Extract<PaperBlock, { kind: 'pictures' }>;

async function drawPicturesOf(sheet: Sheet, { label, note, pictures }: Pictures) {
  sheet.ensure(pictures.length > 0 ? 130 : 18);
  sheet.beside(label, labelWidth - 8);
  await drawPictures(sheet, pictures, labelWidth);
  sheet.write(note, { tone: 'hint', indent: labelWidth });
}

type Step = Extract<PaperBlock, { kind: 'steps' }>['rows'][number];

async function drawStep(sheet: Sheet, { note, pictures, text, time, title }: Step) {
  sheet.ensure(text === '' ? 18 : 36);
  sheet.beside(time, timeWidth - 8);
  sheet.write(title, { tone: 'strong', indent: timeWidth });
  sheet.write(text, { indent: timeWidth });
  await drawPictures(sheet, pictures, timeWidth);
  sheet.write(note, { tone: 'hint', indent: timeWidth });
}
