import { sessionUser } from '#miniapp/client/session';
import { keepFile } from '#miniapp/platform/kept-files';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import type { QueuedPicture, QueuedStep, ShownEntry } from './queued-step';
import { addStep } from './step-outbox';

/** What of a ticket must be known to do something on it later. */
export type QueueableTicket = Pick<TicketReply, 'id' | 'status'> &
  Partial<Pick<TicketReply, 'number' | 'relations'> & { timeline: readonly ShownEntry[] }>;

type Doing = {
  action: TicketAction;
  body: ActionBody;
  pictures: readonly QueuedPicture[] | null;
  /** The key under which it was sent already, or will be. */
  key: string;
  happenedAt: Date;
  wasSent: boolean;
};

/**
 * Puts a step behind those that wait already. The files of its pictures are its own from then on.
 *
 * @throws {ApiError} when there is no room for it on this phone
 */
export async function queueStep(ticket: QueueableTicket, doing: Doing): Promise<void> {
  const userId = sessionUser()?.id;
  if (userId === undefined) {
    return;
  }
  const { action, body, happenedAt, key, pictures, wasSent } = doing;
  const { id, number = '', status, timeline = [] } = ticket;
  const step: QueuedStep = {
    ...{ key, action, body, ticketId: id, happenedAt: happenedAt.toISOString() },
    pictures: pictures && (await Promise.all(pictures.map(kept))),
    known: { number, status, seq: timeline.filter(({ waits }) => !waits).at(-1)?.seq ?? 0 },
    ...(wasSent && { wasSent }),
  };
  addStep(userId, step);
}

/** A picture that was drawn or chosen on a page lives no longer than the page, unless it is kept. */
async function kept(picture: QueuedPicture): Promise<QueuedPicture> {
  const { key, name, path, size } = picture;
  return path === '' ? picture : { ...picture, ...(await keepFile(key, { path, name, size })) };
}
