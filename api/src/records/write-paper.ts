import { bounded } from '#api/bounds/index';
import type { AttachmentReply } from '#shared/attachments/attachment-api';
import type { RecordBlock, RecordReply } from '#shared/records/record-api';

import type { Paper, PaperBlock } from './paper-job';
import { recordWords } from './words';

/** A paper whose pictures are still names: which attachment goes into which place. */
export type DraftPaper = { paper: Paper; pictureIds: string[] };

const { most: mostPictures } = bounded.picturesOfPaper;

/**
 * A record as it is written on paper. Its pictures are numbered from 0 in the order of `pictureIds`: where each lies is
 * known only when it was copied.
 */
export function writePaper(record: Omit<RecordReply, 'pdfUrl'>): DraftPaper {
  const pictureIds: string[] = [];
  const sections = record.sections.map(({ title, blocks }) => ({
    title,
    blocks: blocks.map((block) => onPaper(block, pictureIds)),
  }));
  const { isCut, page, unknownSigns } = recordWords.paper;
  return {
    paper: {
      ...{ number: record.number, title: record.title, state: record.state, asOf: record.asOf },
      producer: recordWords.producer,
      sections,
      words: { isCut, unknownSigns, page: page('{page}', '{pages}') },
    },
    pictureIds,
  };
}

function onPaper(block: RecordBlock, pictureIds: string[]): PaperBlock {
  switch (block.kind) {
    case 'pictures':
      return { kind: 'pictures', label: block.label, ...placed(block.pictures, pictureIds) };
    case 'steps':
      return {
        kind: 'steps',
        rows: block.rows.map(({ pictures, ...row }) => ({
          ...row,
          ...placed(pictures, pictureIds),
        })),
      };
    default:
      return block;
  }
}

/** Gives each picture its place as long as there are some left; what is not printed is said. */
function placed(attached: readonly AttachmentReply[], pictureIds: string[]) {
  const words = recordWords.paper;
  const shown = attached.filter(({ thumbnailUrl }) => thumbnailUrl !== null);
  const hidden = attached.filter(({ kind, url }) => kind === 'image' && url === null).length;
  const printed = shown.slice(0, mostPictures - pictureIds.length);
  const files = attached.filter(({ kind }) => kind !== 'image').map(({ name }) => name);
  const left = shown.length - printed.length;
  const notes = [
    left > 0 ? words.morePictures(left) : '',
    hidden > 0 ? words.unseenPictures(hidden) : '',
    files.length > 0 ? words.files(files) : '',
  ];
  const pictures = printed.map(({ id }) => ({ path: String(pictureIds.push(id) - 1) }));
  return { pictures, note: notes.filter((note) => note !== '').join('\n') };
}
