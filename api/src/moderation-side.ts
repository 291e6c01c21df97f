import type { Actor } from '#shared/accounts/actor';

import { people, type openAccounts } from './accounts/index';
import {
  checkablePath,
  claimAttachments,
  presentAttachments,
  type LinkReader,
  type openAttachments,
} from './attachments/index';
import type { Attempts } from './background/index';
import type { Clock, MonotonicClock } from './clock';
import {
  checkWords,
  expectPictures,
  openModeration,
  pictureStandings,
  wordStandings,
  type ContentViewer,
  type ModerationDeps,
  type Words,
} from './moderation/index';
import type { Database } from './mongo/index';
import { announceContent, glimpse, type TicketDeps } from './tickets/index';

type Ids = readonly string[];
type Attachments = Awaited<ReturnType<typeof openAttachments>>;
type Others = { accounts: ReturnType<typeof openAccounts>; tickets: TicketDeps };

type Parts = {
  database: Database;
  clock: Clock;
  monotonic: MonotonicClock;
  attempts: Attempts;
  wechat: ModerationDeps['wechat'];
  /** Where WeChat fetches our files; null: it cannot, or could not tell what it found. */
  fileBase: () => string | null;
  isContentOurs: boolean;
  attachments: Attachments;
};

/** Puts content safety between the rooms that show things and the attachments that they show. */
export function openModerationSide(parts: Parts, others: () => Others) {
  const { attachments } = parts;
  const moderation = openModeration(parts.database, ports(parts, others));
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
    moderation,
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

type Viewer = Pick<Actor, 'id' | 'role' | 'sessionId'>;

function presenting(attachments: Attachments, moderation: ModerationDeps) {
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

const namelessAgain = '微信用户';

function ports(
  { attachments, attempts, clock, fileBase, isContentOurs, monotonic, wechat }: Parts,
  others: () => Others,
): Parameters<typeof openModeration>[1] {
  return {
    ...{ attempts, clock, monotonic, wechat },
    isTrusted: isContentOurs,
    openidOf: async (id) => (await others().accounts.users.find(id))?.openid ?? null,
    pictureAddress: async (id, until) => {
      const [base, path] = [fileBase(), await checkablePath(attachments, id, until)];
      return path === null ? null : { url: base === null ? null : `${base}${path}` };
    },
    glimpse: (ticketId, checkId) => glimpse(others().tickets, ticketId, checkId),
    people: (ids, reader) => people(others().accounts, ids, reader),
    clearName: (id) => others().accounts.users.change(id, { name: namelessAgain }),
    // whoever decides looks at the picture itself
    presentPictures: (ids, reader) => presentAttachments(attachments, ids, { reader }),
    ticketChanged: (ticketId, attachmentId) =>
      announceContent(others().tickets, ticketId, attachmentId),
    wake: () => undefined,
  };
}
