import { toApiError, type ApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import type { KeptUpload } from '#miniapp/client/kept-uploads';
import { sendWithAttachments } from '#miniapp/client/send-with-attachments';
import { ticketApi, type ActionBody } from '#shared/tickets/ticket-api';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { forgetArrival, forgetRemoved, uploadPictures } from '../report-pictures';

import { picturesOf, type QueuedPicture, type QueuedStep } from './queued-step';

/** False: the step is not wanted any more. */
type Learn = (news: Partial<QueuedStep>) => boolean;

/** Its person took a step back before it was sent. */
export class TakenBack extends Error {}

/**
 * Sends one step with its pictures; what it learns on the way is kept at once, so that the next try goes on from there.
 *
 * @throws {ApiError} what the API or the network said
 * @throws {TakenBack} it was not sent
 */
export async function deliverStep(first: QueuedStep, keepNews: Learn): Promise<TicketReply> {
  let step = first;
  const learn: Learn = (news) => {
    step = { ...step, ...news };
    return keepNews(news);
  };
  const send = async (attachmentIds: string[]): Promise<TicketReply> => {
    if (!learn({ wasSent: true })) {
      throw new TakenBack();
    }
    const { action, key: idempotencyKey, ticketId } = step;
    const params = { id: ticketId, action };
    const body = bodyOf(step, attachmentIds);
    try {
      return await call(ticketApi.act, { params, body, idempotencyKey });
    } catch (failure: unknown) {
      if (step.isUntimed || !isOfClock(step, toApiError(failure))) {
        throw failure;
      }
      learn({ isUntimed: true });
      return send(attachmentIds);
    }
  };
  if (step.pictures === null) {
    return send([]);
  }
  return sendWithAttachments(
    (isAgain) =>
      uploadPictures(picturesToSend(step, isAgain), (kept) => {
        learn({ pictures: marked(kept, picturesOf(step)) });
      }),
    send,
  );
}

/** What may have arrived already has to be sent unchanged first, however old it is. */
function picturesToSend(step: QueuedStep, isAgain: boolean): readonly KeptUpload[] {
  if (isAgain) {
    return forgetArrival(picturesOf(step));
  }
  return step.wasSent ? picturesOf(step) : forgetRemoved(picturesOf(step));
}

function marked(kept: readonly KeptUpload[], before: readonly QueuedPicture[]): QueuedPicture[] {
  return kept.map((picture, index) => ({ ...picture, mark: before[index]?.mark }));
}

/** As a step that was sent at once says it, and when it happened. */
function bodyOf(step: QueuedStep, attachmentIds: string[]): ActionBody {
  const { body, happenedAt, isUntimed, pictures } = step;
  const attachmentMarks = picturesOf(step).flatMap(({ attachmentId: id, mark }) =>
    id !== undefined && mark !== undefined ? { id, mark } : [],
  );
  return {
    ...body,
    ...(pictures !== null && { attachmentIds }),
    ...(attachmentMarks.length > 0 && { attachmentMarks }),
    ...(!isUntimed && { happenedAt }),
  };
}

/** A clock that is wrong takes nothing away from what was done; what is really too old its person decides about. */
function isOfClock({ happenedAt }: QueuedStep, error: ApiError): boolean {
  const age = Date.now() - Date.parse(happenedAt);
  return error.fieldError('happenedAt') !== undefined && age < ticketLimits.toldWithin;
}
