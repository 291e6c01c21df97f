import { clear, type Standing } from '#api/moderation/index';
import type { AttachmentReply } from '#shared/attachments/attachment-api';

import type { Attachment } from './attachment';
import type { AttachmentDeps } from './attachment-deps';

type Deps = Pick<AttachmentDeps, 'attachments' | 'links' | 'clock'>;

const nothingKnown: ReadonlyMap<string, Standing> = new Map();

/**
 * What a phone needs to show attachments, by id; ids of missing ones are left out. Links are made only for what the
 * viewer may see, as `standings` say; what they leave out everybody may see.
 */
export async function presentAttachments(
  deps: Deps,
  ids: readonly string[],
  standings = nothingKnown,
): Promise<Map<string, AttachmentReply>> {
  const found = ids.length === 0 ? [] : await deps.attachments.findMany([...new Set(ids)]);
  return new Map(found.map((one) => [one.id, presentAttachment(deps, one, standings.get(one.id))]));
}

export function presentAttachment(
  { links, clock }: Omit<Deps, 'attachments'>,
  { id, kind, name, original, thumbnail, width, height }: Attachment,
  { isShown, mark }: Standing = clear,
): AttachmentReply {
  return {
    id,
    kind,
    name,
    size: original.size,
    width,
    height,
    url: isShown ? links.sign(id, 'original', clock()) : null,
    thumbnailUrl: isShown && thumbnail ? links.sign(id, 'thumbnail', clock()) : null,
    state: mark,
  };
}
