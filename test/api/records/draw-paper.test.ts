import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { drawPaper } from '#api/records/draw-paper';
import type { Paper, PaperBlock } from '#api/records/paper-job';
import { createPaperWork } from '#api/records/paper-work';
import { readableSigns } from '#api/records/readable-signs';

import { aPicture } from '../../support/attachments';
import { temporaryFolder } from '../../support/server';

const folder = temporaryFolder('papers');
let count = 0;
const newPath = () => path.join(folder, String((count += 1)));

function aPaper(...blocks: PaperBlock[]): Paper {
  return {
    ...{ number: 'SH20261121-0001', title: '服务记录', state: '已完成', producer: '回声' },
    asOf: '2026-11-21T08:30:00Z',
    sections: [{ title: '服务过程', blocks }],
    words: { isCut: '后面的没有印出来', unknownSigns: '□', page: '第 {page} 页，共 {pages} 页' },
  };
}

const step = { time: '2026-11-21 16:30', title: '陈志远 · 留言', pictures: [], note: '' };

async function drawn(paper: Paper, mostPages = 100) {
  const target = newPath();
  const made = await drawPaper({ paper, target, mostPages });
  return { ...made, bytes: readFileSync(target) };
}

it('draws the same bytes of the same paper', async () => {
  const paper = aPaper({ kind: 'text', label: '问题', text: '导入凭证时提示“科目不存在”' });
  const [one, other] = [await drawn(paper), await drawn(paper)];
  expect(one.bytes.equals(other.bytes)).toBe(true);
  expect(one.size).toBe(one.bytes.length);
});

it('ends at its last page, however much there is, and stays small', async () => {
  const rows = Array.from({ length: 300 }, () => ({ ...step, text: '又看了一遍。'.repeat(40) }));
  const { bytes, pages } = await drawn(aPaper({ kind: 'steps', rows }), 5);
  expect(pages).toBeGreaterThanOrEqual(5);
  expect(pages).toBeLessThanOrEqual(6);
  expect(bytes.length).toBeLessThan(500_000);
});

it('draws many pictures, and goes on without those that are gone or broken', async () => {
  const good = newPath();
  writeFileSync(good, await aPicture().webp().toBuffer());
  const broken = newPath();
  writeFileSync(broken, 'no picture');
  const pictures = [good, broken, newPath(), null, good, good].map((one) => ({ path: one }));
  const { bytes } = await drawn(aPaper({ kind: 'pictures', label: '图片', pictures, note: '' }));
  expect(bytes.toString('latin1').split('/Subtype /Image')).toHaveLength(4);
});

it('draws a word that is longer than the line', async () => {
  const { pages } = await drawn(aPaper({ kind: 'text', label: '', text: 'x'.repeat(2000) }));
  expect(pages).toBe(1);
});

it.each([
  ['an emoji of several signs', '家👨‍👩‍👧在', '家□在', true],
  ['a sign of which there are few', '𠮷野家', '□野家', true],
  ['what joins signs and is not seen', 'a\u200bb\ufe0f', 'ab', false],
  ['lines', '一\r\n二\n三', '一\n二\n三', false],
])('writes %s as the typeface can', (_what, text, expected, hasUnknown) => {
  const hasGlyph = (codePoint: number) => codePoint < 0x1_00_00;
  expect(readableSigns(text, hasGlyph)).toEqual({ text: expected, hasUnknown });
});

describe('papers that are made in processes of their own', () => {
  const job = (target: string) => ({ paper: aPaper(), target, mostPages: 100 });

  it('are drawn once for everybody who asks for the same one', async () => {
    const work = createPaperWork({ places: 1 });
    let made = 0;
    const make = async (draw: (asked: ReturnType<typeof job>) => Promise<void>) => {
      made += 1;
      const target = newPath();
      await draw(job(target));
      return readFileSync(target);
    };
    const asked = { personId: 'linxiao', key: 'paper' };
    const answers = await Promise.all([1, 2, 3].map(() => work.bytesOf(asked, make)));
    expect(made).toBe(1);
    expect(answers[0]?.subarray(0, 5).toString()).toBe('%PDF-');
    await work.stop();
  });

  it('cost nobody else anything when one takes too long', async () => {
    const work = createPaperWork({
      ...{ places: 1, patience: 500 },
      program: path.join(import.meta.dirname, '../../support/records/hanging-paper-worker.mjs'),
    });
    const late = work.bytesOf({ personId: 'linxiao', key: 'one' }, async (draw) => {
      await draw(job(newPath()));
      return Buffer.from('');
    });
    await expect(late).rejects.toThrow('could not be drawn');
    const next = work.bytesOf({ personId: 'zhoumin', key: 'two' }, () =>
      Promise.resolve(Buffer.from('drawn')),
    );
    expect((await next).toString()).toBe('drawn');
    await work.stop();
  });
});
