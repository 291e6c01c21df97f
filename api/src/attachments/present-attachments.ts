import type { AttachmentReply } from '#shared/attachments/attachment-api';

import type { Attachment } from './attachment';
import type { AttachmentDeps } from './attachment-deps';

type Deps = Pick<AttachmentDeps, 'attachments' | 'links' | 'clock'>;

/** What a phone needs to show attachments, by id; ids of missing ones are left out. */
export async function presentAttachments(
  deps: Deps,
  ids: readonly string[],
): Promise<Map<string, AttachmentReply>> {
  const found = ids.length === 0 ? [] : await deps.attachments.findMany([...new Set(ids)]);
  return new Map(found.map((one) => [one.id, presentAttachment(deps, one)]));
}

export function presentAttachment(
  { links, clock }: Omit<Deps, 'attachments'>,
  { id, kind, name, original, thumbnail, width, height }: Attachment,
): AttachmentReply {
  return {
    id,
    kind,
    name,
    size: original.size,
    width,
    height,
    url: links.sign(id, 'original', clock()),
    thumbnailUrl: thumbnail && links.sign(id, 'thumbnail', clock()),
  };
}
