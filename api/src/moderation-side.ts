import type { Actor } from '#shared/accounts/actor';

import { people, type openAccounts } from './accounts/index';
import {
  checkablePath,
  claimAttachments,
  presentAttachments,
  type openAttachments,
} from './attachments/index';
import type { Clock } from './clock';
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
    /** Attachments as one viewer may see them. */
    presentAttachments: presenting(attachments, () => moderation),
    claimAttachments: claim,
    claimAvatar: (id: string, ownerId: string) => claim([id], ownerId, null),
    checkWords: (words: Words) => checkWords(moderation, words),
    checkName: (authorId: string, name: string) =>
      checkWords(moderation, { authorId, ticketId: null, parts: [{ path: 'name', text: name }] }),
    wordStandings: (ids: Ids, viewer: Actor) => wordStandings(moderation, ids, viewer),
    flaggedTickets: (ids: Ids) => moderation.checks.flaggedTickets(ids),
  };
}

function presenting(attachments: Attachments, moderation: () => ModerationDeps) {
  return async (ids: Ids, viewer: ContentViewer) =>
    presentAttachments(attachments, ids, await pictureStandings(moderation(), ids, viewer));
}

const namelessAgain = '微信用户';

function ports(
  { attachments, clock, fileBase, isContentOurs, wechat }: Parts,
  others: () => Others,
): Parameters<typeof openModeration>[1] {
  return {
    ...{ clock, wechat },
    isTrusted: isContentOurs,
    openidOf: async (id) => (await others().accounts.users.find(id))?.openid ?? null,
    pictureAddress: async (id, until) => {
      const [base, path] = [fileBase(), await checkablePath(attachments, id, until)];
      return path === null ? null : { url: base === null ? null : `${base}${path}` };
    },
    glimpse: (ticketId, checkId) => glimpse(others().tickets, ticketId, checkId),
    people: (ids) => people(others().accounts, ids),
    clearName: (id) => others().accounts.users.change(id, { name: namelessAgain }),
    // whoever decides looks at the picture itself
    presentPictures: (ids) => presentAttachments(attachments, ids),
    ticketChanged: (ticketId, attachmentId) =>
      announceContent(others().tickets, ticketId, attachmentId),
    wake: () => undefined,
  };
}
