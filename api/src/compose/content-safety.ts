import {
  claimAttachments,
  presentAttachments,
  type AttachmentDeps,
  type LinkReader,
} from '#api/attachments/index';
import {
  checkWords,
  expectPictures,
  pictureStandings,
  wordStandings,
  type ContentViewer,
  type ModerationDeps,
  type Words,
} from '#api/moderation/index';
import type { Actor } from '#shared/accounts/actor';

type Ids = readonly string[];
type Viewer = Pick<Actor, 'id' | 'role' | 'sessionId'>;

/** Puts content safety between the rooms that show things and the attachments that they show. */
export function contentSafety(attachments: AttachmentDeps, moderation: ModerationDeps) {
  const claim = async (ids: Ids, ownerId: string, ticketId: string | null) => {
    const claimed = await claimAttachments(attachments, {
      ...{ ids, ownerId },
      holderId: ticketId ?? ownerId,
    });
    // WeChat looks at pictures; videos and documents are not checked
    const pictures = claimed.filter(({ kind }) => kind === 'image').map(({ id }) => id);
    await expectPictures(moderation, { attachmentIds: pictures, authorId: ownerId, ticketId });
  };
  return {
    ...presenting(attachments, moderation),
    claimAttachments: claim,
    claimAvatar: (id: string, ownerId: string) => claim([id], ownerId, null),
    releaseAvatar: async (id: string, ownerId: string) => {
      await attachments.attachments.release([id], ownerId);
      await moderation.checks.forgetPictures([id]);
    },
    checkWords: (words: Words) => checkWords(moderation, words),
    checkName: (authorId: string, name: string) =>
      checkWords(moderation, { authorId, ticketId: null, parts: [{ path: 'name', text: name }] }),
    wordStandings: (ids: Ids, viewer: Actor) => wordStandings(moderation, ids, viewer),
    flaggedTickets: (ids: Ids) => moderation.checks.flaggedTickets(ids),
  };
}

function presenting(attachments: AttachmentDeps, moderation: ModerationDeps) {
  const present = async (ids: Ids, reader: LinkReader, viewer: ContentViewer) =>
    presentAttachments(attachments, ids, {
      reader,
      standings: await pictureStandings(moderation, ids, viewer),
    });
  return {
    /** Attachments as one viewer may see them. */
    presentAttachments: (ids: Ids, viewer: Viewer) => present(ids, viewer, viewer),
    // beside a name nobody looks on purpose: the desk sees there what everybody sees
    presentFaces: (ids: Ids, reader: LinkReader) => present(ids, reader, null),
  };
}
