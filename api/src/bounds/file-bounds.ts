import { attachmentKinds, attachmentLimits } from '#shared/attachments/attachment-kinds';
import type { Bound } from '#shared/bounds/bound';

const KB = 1024;
const MB = 1024 * KB;

/** Uploads, and what looks into them. */
export const fileBounds = {
  imageBytes: {
    ...{ kind: 'file', most: attachmentKinds.image.most, unit: 'bytes' },
    of: 'one picture',
    beyond: '413 attachment.too_large',
    ...{ place: 'api/src/attachments/size-limit.ts', as: 'attachmentKinds' },
  },
  documentBytes: {
    ...{ kind: 'file', most: attachmentKinds.document.most, unit: 'bytes' },
    of: 'one document',
    beyond: '413 attachment.too_large',
    ...{ place: 'api/src/attachments/size-limit.ts', as: 'attachmentKinds' },
  },
  videoBytes: {
    ...{ kind: 'file', most: attachmentKinds.video.most, unit: 'bytes' },
    of: 'one video',
    beyond: '413 attachment.too_large',
    ...{ place: 'api/src/attachments/size-limit.ts', as: 'attachmentKinds' },
  },
  formBytes: {
    ...{ kind: 'body', most: 64 * KB, unit: 'bytes' },
    of: 'what a form weighs beside its file',
    beyond: '413 attachment.too_large',
    place: 'api/src/attachments/receive-file.ts',
  },
  pixels: {
    ...{ kind: 'file', most: attachmentLimits.pixels, unit: 'pixels' },
    of: 'one picture, over all its frames',
    beyond: '413 attachment.too_many_pixels',
    ...{ place: 'api/src/attachments/prepare-image.ts', as: 'attachmentLimits.pixels' },
  },
  picturesWaiting: {
    ...{ kind: 'queue', most: 200, unit: 'pictures' },
    of: 'pictures of everybody that wait to be decoded, 10 MB on the disk each',
    beyond: '503 attachment.busy with `Retry-After`',
    place: 'api/src/attachments/picture-work.ts',
  },
  picturesWaitingEach: {
    ...{ kind: 'queue', most: 20, unit: 'pictures' },
    of: 'pictures of one person that wait to be decoded',
    beyond: '429 request.too_many with `Retry-After`',
    place: 'api/src/attachments/picture-work.ts',
  },
  picturesAtOnce: {
    ...{ kind: 'job', most: 4, unit: 'processes' },
    of: 'processes that decode pictures, each for another person',
    beyond: 'the others wait for their turn, the persons in turn',
    place: 'api/src/attachments/picture-work.ts',
  },
  pictureMemory: {
    ...{ kind: 'job', most: 1024 * MB, unit: 'bytes' },
    of: 'memory of a process that decodes a picture',
    beyond: 'it is ended: 413 attachment.too_many_pixels',
    place: 'api/src/attachments/picture-work.ts',
  },
  pictureWait: {
    ...{ kind: 'wait', most: 60_000, unit: 'ms' },
    of: 'decoding one picture',
    beyond: 'the process is ended: 400 attachment.unreadable',
    place: 'api/src/attachments/picture-work.ts',
  },
  papersAtOnce: {
    ...{ kind: 'job', most: 2, unit: 'processes' },
    of: 'processes that draw service records, each for another person',
    beyond: 'the others wait for their turn, the persons in turn',
    place: 'api/src/records/paper-work.ts',
  },
  papersWaiting: {
    ...{ kind: 'queue', most: 40, unit: 'papers' },
    of: 'service records of everybody that wait to be drawn',
    beyond: '503 server.busy with `Retry-After`',
    place: 'api/src/records/paper-work.ts',
  },
  papersWaitingEach: {
    ...{ kind: 'queue', most: 6, unit: 'papers' },
    of: 'service records of one person that wait to be drawn',
    beyond: '429 request.too_many with `Retry-After`',
    place: 'api/src/records/paper-work.ts',
  },
  paperMemory: {
    ...{ kind: 'job', most: 768 * MB, unit: 'bytes' },
    of: 'memory of a process that draws a service record',
    beyond: 'it is ended, and the record fails',
    place: 'api/src/records/paper-work.ts',
  },
  paperWait: {
    ...{ kind: 'wait', most: 30_000, unit: 'ms' },
    of: 'drawing one service record',
    beyond: 'the process is ended, and the record fails',
    place: 'api/src/records/paper-work.ts',
  },
  pagesOfPaper: {
    ...{ kind: 'file', most: 100, unit: 'pages' },
    of: 'a service record on paper',
    beyond: 'it ends there and says so',
    place: 'api/src/records/read-paper.ts',
  },
  picturesOfPaper: {
    ...{ kind: 'file', most: 60, unit: 'pictures' },
    of: 'pictures that are printed in a service record',
    beyond: 'it says how many are left out; the page shows them',
    place: 'api/src/records/write-paper.ts',
  },
  papersKept: {
    ...{ kind: 'cache', most: 32 * MB, unit: 'bytes' },
    of: 'service records on paper that a process keeps in memory for readers who ask piece by piece',
    beyond: 'those go that nobody asked for longest; they are drawn again',
    place: 'api/src/records/paper-work.ts',
  },
  orphanWait: {
    ...{ kind: 'file', most: attachmentLimits.orphanAfter, unit: 'ms' },
    of: 'how long an upload lies that nobody attached',
    beyond: 'it is removed within the hour; the phone sends it again',
    ...{ place: 'api/src/attachments/remove-orphans.ts', as: 'attachmentLimits.orphanAfter' },
  },
  leftoverHours: {
    ...{ kind: 'file', most: 1, unit: 'hours' },
    of: 'how long a file lies that was arriving when its process died',
    beyond: 'the next start removes it; of a dead process at once',
    place: 'api/src/attachments/incoming.ts',
  },
  diskReserve: {
    ...{ kind: 'file', most: 64 * MB, unit: 'bytes' },
    of: 'room that is left on the disk, or a twentieth of a smaller one',
    beyond: '503 server.disk_full for what writes; reading goes on',
    place: 'api/src/storage/room-watch.ts',
  },
} as const satisfies Record<string, Bound>;
