import { findReader, type AccountDeps } from '#api/accounts/index';
import type { Gatekeeper } from '#api/attachments/index';
import { pictureStandings, type ModerationDeps } from '#api/moderation/index';
import { showsAttachment, type TicketDeps } from '#api/tickets/index';

type Rooms = {
  accounts: AccountDeps;
  moderation: ModerationDeps;
  tickets: TicketDeps;
};
type Asked = Parameters<Gatekeeper['maySee']>;

/**
 * Puts those who know people, judgements and tickets before the attachments that links lead to. With the attachment
 * itself it costs three reads by id, one more for somebody else's picture and one for a customer before a ticket.
 */
export function composeGatekeeper(rooms: Rooms): Gatekeeper {
  return {
    findReader: (reader) => findReader(rooms.accounts, reader),
    maySee: async (...asked) => {
      const answers = await Promise.all([
        isLaidBefore(rooms, ...asked),
        isLetThrough(rooms, ...asked),
      ]);
      return answers.every(Boolean);
    },
  };
}

/** Whether what holds the attachment shows it to the reader. */
async function isLaidBefore({ accounts, tickets }: Rooms, ...[reader, attachment]: Asked) {
  const { id, holderId, ownerId } = attachment;
  if (holderId !== null && holderId !== ownerId) {
    return showsAttachment(tickets, { ticketId: holderId, attachmentId: id, actor: reader });
  }
  if (reader.id === ownerId) {
    return true;
  }
  // a person holds their own face, as long as it is theirs
  return holderId !== null && (await accounts.users.find(ownerId))?.avatarAttachmentId === id;
}

/** Whether the content check, or the desk, lets the reader see it; whoever sent a picture always may. */
async function isLetThrough({ moderation }: Rooms, ...[reader, { id, kind, ownerId }]: Asked) {
  const standings =
    kind === 'image' && reader.id !== ownerId && (await pictureStandings(moderation, [id], reader));
  return !standings || (standings.get(id)?.isShown ?? true);
}
