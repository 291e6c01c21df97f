import { clear, type Standing } from '#api/moderation/index';
import type { AttachmentReply } from '#shared/attachments/attachment-api';

import type { Attachment } from './attachment';
import type { AttachmentDeps } from './attachment-deps';
import type { LinkReader } from './attachment-links';

type Deps = Pick<AttachmentDeps, 'attachments' | 'links' | 'clock'>;

/** Whom they are shown to, and how each stands before them; what is left out everybody may see. */
type Viewing = { reader: LinkReader; standings?: ReadonlyMap<string, Standing> };

/**
 * What a phone needs to show attachments, by id; ids of missing ones are left out. Links are made only for what the
 * reader may see, and open for nobody else.
 */
export async function presentAttachments(
  deps: Deps,
  ids: readonly string[],
  { reader, standings }: Viewing,
): Promise<Map<string, AttachmentReply>> {
  const found = ids.length === 0 ? [] : await deps.attachments.findMany([...new Set(ids)]);
  return new Map(
    found.map((one) => [
      one.id,
      presentAttachment(deps, one, { reader, standing: standings?.get(one.id) }),
    ]),
  );
}

export function presentAttachment(
  { links, clock }: Omit<Deps, 'attachments'>,
  { id, kind, name, original, thumbnail, width, height }: Attachment,
  { reader, standing = clear }: { reader: LinkReader; standing?: Standing | undefined },
): AttachmentReply {
  const { isShown, mark } = standing;
  const link = (variant: 'original' | 'thumbnail') => links.sign({ id, variant }, reader, clock());
  return {
    id,
    kind,
    name,
    size: original.size,
    width,
    height,
    url: isShown ? link('original') : null,
    thumbnailUrl: isShown && thumbnail ? link('thumbnail') : null,
    state: mark,
  };
}
