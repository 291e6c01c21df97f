import { ApiError, toApiError } from '#miniapp/client/api-error';
import { useStore } from '#miniapp/client/store';
import { useOnline } from '#miniapp/platform/network';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import type { TicketStep } from '../ticket-step';

import { queueStep, type QueueableTicket } from './queue-step';
import { sendAndSay } from './send-and-say';
import { stepOutbox, stepsOn } from './step-outbox';
import { worksOffline } from './works-offline';

type Send = () => Promise<TicketReply>;

/** The way of a step: sent at once, or kept on the phone where there is no network or others of the ticket wait. */
export function useStepQueue(ticket: QueueableTicket) {
  const isOnline = useOnline();
  const hasWaiting = stepsOn(useStore(stepOutbox).steps, ticket.id).length > 0;
  return {
    through: async (step: TicketStep, key: string, send: Send) => {
      const happenedAt = new Date();
      const wait = async (wasSent: boolean) => {
        const { action, body, pictures } = step;
        const onPhone = pictures?.onPhone?.() ?? null;
        await queueStep(ticket, { action, body, pictures: onPhone, key, happenedAt, wasSent });
        if (isOnline) {
          void sendAndSay();
        }
        return { ticket: null };
      };
      const mayWait = worksOffline(step.action, ticket.relations);
      const hasUnsent = areOnPhoneAlone(step);
      if (mayWait && (!isOnline || hasWaiting || hasUnsent)) {
        return wait(false);
      }
      if (hasUnsent) {
        throw new ApiError('network.unreachable');
      }
      try {
        return { ticket: await send() };
      } catch (failure: unknown) {
        if (mayWait && toApiError(failure).status === 0) {
          return wait(true);
        }
        throw failure;
      }
    },
  };
}

/** Pictures that have not been sent yet. */
function areOnPhoneAlone({ pictures }: TicketStep): boolean {
  return (
    pictures
      ?.onPhone?.()
      .some(({ attachmentId, isLost }) => !isLost && attachmentId === undefined) ?? false
  );
}
