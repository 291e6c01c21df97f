import type { Attach } from '#miniapp/client/send-with-attachments';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';

import type { QueuedPicture } from './outbox/queued-step';

/** The pictures of a form. Their keys stay when the server gives them other names, so the intention stays the same. */
export type StepPictures = {
  keys: readonly string[];
  attach: Attach;
  /** What some of them show, by the names that the server gave them last. */
  marks?: () => NonNullable<ActionBody['attachmentMarks']>;
  /** As they lie on the phone, for a step that has to wait. */
  onPhone?: () => QueuedPicture[];
};

/** What somebody wants to do on a ticket. */
export type TicketStep = {
  action: TicketAction;
  body: ActionBody;
  pictures?: StepPictures | undefined;
};
