import type { ApiError } from '#miniapp/client/api-error';
import type { KeptUpload } from '#miniapp/client/kept-uploads';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';
import type { AttachmentMark } from '#shared/visits/attachment-marks';

/** A picture of a step, and what it shows in particular. */
export type QueuedPicture = KeptUpload & { mark?: AttachmentMark | undefined };

/** Why it could not be done: the ticket has changed meanwhile, or nobody believes its time. */
type Refusal = Pick<ApiError, 'code' | 'person' | 'title'>;

/** A step that somebody took without a network, and that has not arrived yet. */
export type QueuedStep = {
  /** Names this intention: sent any number of times, it is done once. */
  key: string;
  ticketId: string;
  action: TicketAction;
  body: ActionBody;
  /** Null: it takes none. */
  pictures: readonly QueuedPicture[] | null;
  /** When it happened, by this phone's clock. */
  happenedAt: string;
  /** How the ticket was known then; what others did is what came later. */
  known: Pick<TicketReply, 'number' | 'status'> & { seq: number };
  /** It may have arrived already, its answer lost: it goes again as it was. */
  wasSent?: boolean;
  /** Its time was not believed: it counts from when it arrives. */
  isUntimed?: boolean;
  /** Its person decides what becomes of it; what follows on the same ticket waits for that. */
  refusal?: Refusal | undefined;
};

/** An entry of the timeline, or what will be one once it has arrived. */
export type ShownEntry = TimelineEntryReply & {
  /** It waits on this phone under this key, with so many pictures. */
  waits?: { key: string; pictures: number };
};

export function picturesOf({ pictures }: Pick<QueuedStep, 'pictures'>): readonly QueuedPicture[] {
  return pictures ?? [];
}
