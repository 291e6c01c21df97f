import { boardBounds } from './board-bounds';
import { customerBounds } from './customer-bounds';
import { dayBounds } from './day-bounds';
import { directoryBounds } from './directory-bounds';
import { fileBounds } from './file-bounds';
import { followUpBounds } from './follow-up-bounds';
import { memoryBounds } from './memory-bounds';
import { recordBounds } from './record-bounds';
import { requestBounds } from './request-bounds';
import { wechatBounds } from './wechat-bounds';
import { workBounds } from './work-bounds';

export type { Bound } from '#shared/bounds/bound';

/**
 * Everything that could grow without end, how far it may, and what happens then. The places that are named take the numbers from
 * here; how often people may call is in `config/bounds.ts`, how much work is done at once in `background/work-table.ts`.
 */
export const bounded = {
  ...requestBounds,
  ...memoryBounds,
  ...recordBounds,
  ...followUpBounds,
  ...boardBounds,
  ...customerBounds,
  ...dayBounds,
  ...directoryBounds,
  ...workBounds,
  ...fileBounds,
  ...wechatBounds,
};
