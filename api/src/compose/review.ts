import { accountWords, people, type AccountDeps } from '#api/accounts/index';
import { checkablePath, presentAttachments, type AttachmentDeps } from '#api/attachments/index';
import { reviewDeps, type ModerationDeps, type ReviewDeps } from '#api/moderation/index';
import { announceContent, glimpse, type TicketDeps } from '#api/tickets/index';

import type { Foundation } from './foundation';

type Below = {
  accounts: AccountDeps;
  attachments: AttachmentDeps;
  moderation: ModerationDeps;
  tickets: TicketDeps;
};

/** Lets content safety look at what the rooms below it hold, when it looks again and when it asks the desk. */
export function composeReview(
  { attempts, database, fileBase }: Foundation,
  { accounts, attachments, moderation, tickets }: Below,
): ReviewDeps {
  return reviewDeps(database, moderation, {
    attempts,
    pictureAddress: async (id, until) => {
      const [base, path] = [fileBase(), await checkablePath(attachments, id, until)];
      return path === null ? null : { url: base === null ? null : `${base}${path}` };
    },
    glimpse: (ticketId, checkId) => glimpse(tickets, ticketId, checkId),
    people: (ids, reader) => people(accounts, ids, reader),
    clearName: (id) => accounts.users.change(id, { name: accountWords.nameless }),
    // whoever decides looks at the picture itself
    presentPictures: (ids, reader) => presentAttachments(attachments, ids, { reader }),
    ticketChanged: (ticketId, attachmentId) => announceContent(tickets, ticketId, attachmentId),
  });
}
