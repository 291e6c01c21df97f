import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';

import { assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { FileAnswer } from '#api/http/mount-file';

import type { Paper, PaperPicture } from './paper-job';
import type { Draw } from './paper-work';
import type { RecordDeps } from './record-deps';
import type { PaperLink } from './record-links';
import { showRecord } from './show-record';
import { recordWords } from './words';
import { writePaper, type DraftPaper } from './write-paper';

/**
 * The PDF behind a signed link, as long as whom it was made for may see the record.
 *
 * @throws {AppError} `attachment.link_expired`, `ticket.not_found`, `account.role_forbidden`, `server.busy`,
 * `request.too_many`, `server.stopping`
 */
export async function readPaper(deps: RecordDeps, link: PaperLink): Promise<FileAnswer> {
  assertThat(deps.links.isGood(link, deps.clock()), 'attachment.link_expired');
  const reader = { id: link.viewer, sessionId: link.session };
  const actor = await deps.findReader(reader);
  assertThat(actor, 'attachment.link_expired');
  const record = await showRecord(deps, { id: link.id, actor });
  const draft = writePaper(record);
  const key = createHash('sha256').update(JSON.stringify(draft)).digest('base64url');
  const bytes = await deps.paper.bytesOf({ personId: actor.id, key }, (draw) =>
    makeBytes(deps, draft, draw),
  );
  return {
    type: 'application/pdf',
    size: bytes.length,
    name: recordWords.fileName(record.number),
    disposition: 'inline',
    etag: key,
    open: (range) =>
      Promise.resolve(Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes])),
  };
}

async function makeBytes(deps: RecordDeps, draft: DraftPaper, draw: Draw): Promise<Buffer> {
  const { incoming } = deps;
  const target = incoming.newPath();
  const places = draft.pictureIds.map((id) => ({ id, path: incoming.newPath() }));
  try {
    const copied = await copyEach(deps, places);
    const paper = withPlaces(draft.paper, copied);
    await draw({ paper, target, mostPages: bounded.pagesOfPaper.most });
    return await readFile(target);
  } finally {
    await incoming.remove([target, ...places.map(({ path }) => path)]);
  }
}

/** Where each picture lies; null for one that is gone. */
async function copyEach({ copyThumbnail }: RecordDeps, places: { id: string; path: string }[]) {
  const copied: (string | null)[] = [];
  for (const { id, path } of places) {
    copied.push((await copyThumbnail(id, path)) ? path : null);
  }
  return copied;
}

function withPlaces(paper: Paper, copied: readonly (string | null)[]): Paper {
  const find = ({ path }: PaperPicture) => ({ path: copied[Number(path)] ?? null });
  return {
    ...paper,
    sections: paper.sections.map(({ title, blocks }) => ({
      title,
      blocks: blocks.map((block) => {
        switch (block.kind) {
          case 'pictures':
            return { ...block, pictures: block.pictures.map(find) };
          case 'steps':
            return {
              ...block,
              rows: block.rows.map((row) => ({ ...row, pictures: row.pictures.map(find) })),
            };
          default:
            return block;
        }
      }),
    })),
  };
}
