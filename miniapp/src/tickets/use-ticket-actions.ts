import { useState } from 'react';

import { toApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import { sendWithAttachments } from '#miniapp/client/send-with-attachments';
import { useAction } from '#miniapp/client/use-action';
import { askForNews } from '#miniapp/notices/consent/ask-for-news';
import { goBack } from '#miniapp/platform/navigation';
import { toast } from '#miniapp/ui/toast';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketApi, type ActionBody } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import type { FormedTicket } from './actions/phone-action';
import { phoneActions, sayDone } from './actions/phone-actions';
import { sayTaken } from './after-action';
import type { QueueableTicket } from './outbox/queue-step';
import { useStepQueue } from './outbox/use-step-queue';
import type { StepPictures, TicketStep } from './ticket-step';
import { outboxWords } from './words/outbox';

/** Null: it waits on the phone. */
type Outcome = { ticket: TicketReply | null };

/** The action whose form is open, and after which one it opened by itself. */
type Opened = {
  opened: TicketAction | null;
  follows: TicketAction | null;
  /** The one of several things on the ticket that it is about. */
  about?: string | undefined;
};
const noForm: Opened = { opened: null, follows: null };

/** Carries out actions on one ticket; those that need words open their form first. `onTaken`: a colleague was faster. */
export function useTicketActions(
  ticket: FormedTicket & QueueableTicket,
  onTicket: (ticket: TicketReply) => void,
  onTaken = backToPool,
) {
  const [{ opened, follows, about }, open] = useState(noForm);
  const { criteria = null } = ticket;
  const step = useStep(ticket, onTaken);

  const act = async (action: TicketAction, body: ActionBody = {}, pictures?: StepPictures) => {
    const outcome = await step.run({ action, body, pictures });
    if (!outcome) {
      return false;
    }
    const { ticket: after } = outcome;
    if (after === null) {
      open(formAfter(action, noForm));
      toast(outboxWords.kept);
      return true;
    }
    onTicket(after);
    const { followedBy = null } = phoneActions[action];
    open(formAfter(action, { opened: followedBy, follows: action }));
    sayWhatWasDone(action, after);
    return true;
  };

  const begin = (action: TicketAction, thing?: string) => {
    step.forgetError();
    const { form, hasForm } = phoneActions[action];
    if (form && (hasForm?.({ criteria }) ?? true)) {
      open({ opened: action, follows: null, about: thing });
    } else {
      void act(action);
    }
  };

  return {
    opened,
    follows,
    about,
    begin,
    act,
    isRunning: step.isRunning,
    /** On its way, without a form that would say so. */
    underway: opened === null ? (step.pending[0]?.action ?? null) : null,
    error: step.error,
    close: () => {
      open(noForm);
      step.forgetError();
    },
  };
}

/** Where an action leads; a form that was opened while it was on its way stays. */
function formAfter(action: TicketAction, next: Opened) {
  return (now: Opened) => (now.opened === null || now.opened === action ? next : now);
}

/** Sends one step, and asks whether to tell what comes of it; without a network it waits. */
function useStep(ticket: QueueableTicket, onTaken: () => void) {
  const queue = useStepQueue(ticket);
  return useAction(async (step: TicketStep, idempotencyKey): Promise<Outcome> =>
    queue.through(step, idempotencyKey, () =>
      sendAndAsk(ticket, step, { idempotencyKey, onTaken }),
    ),
  );
}

type Sending = { idempotencyKey: string; onTaken: () => void };

async function sendAndAsk(
  { id, status }: QueueableTicket,
  { action, body, pictures }: TicketStep,
  { idempotencyKey, onTaken }: Sending,
): Promise<TicketReply> {
  const params = { id, action };
  const send = () =>
    sendStep(pictures, (attached) =>
      call(ticketApi.act, { params, body: { ...body, ...attached }, idempotencyKey }),
    ).catch((error: unknown) => sayWhenTaken(error, onTaken));
  const sending = phoneActions[action].isSentFirst ? send() : null;
  // before anything is awaited: WeChat asks only while it sees the tap
  const scene = sceneOf(action, body, status);
  const asked = scene && askForNews(scene, id);
  const ticket = await sending;
  await asked;
  return ticket ?? send();
}

/** Where one came from; whoever opened it by a link is led to the others. */
function backToPool() {
  goBack('work/pool-page');
}

/** A toast would cover the sheet that opens next. */
function sayWhatWasDone(action: TicketAction, ticket: TicketReply) {
  if (!phoneActions[action].followedBy) {
    toast(sayDone(action, ticket, Date.now()));
  }
}

/** The ticket is a colleague's, and the way leads back to the others. */
function sayWhenTaken(error: unknown, onTaken: () => void): never {
  const lost = toApiError(error);
  const words = sayTaken(lost);
  if (words !== null) {
    onTaken();
    toast(words);
  }
  throw error;
}

function sceneOf(action: TicketAction, body: ActionBody, status: TicketReply['status']) {
  const { scene } = phoneActions[action];
  return typeof scene === 'function' ? scene(body, status) : scene;
}

function sendStep<Reply>(
  pictures: StepPictures | undefined,
  send: (attached: Pick<ActionBody, 'attachmentIds' | 'attachmentMarks'>) => Promise<Reply>,
): Promise<Reply> {
  return pictures
    ? sendWithAttachments(pictures.attach, (attachmentIds) => {
        const attachmentMarks = pictures.marks?.() ?? [];
        return send({ attachmentIds, ...(attachmentMarks.length > 0 && { attachmentMarks }) });
      })
    : send({});
}

export type TicketActions = ReturnType<typeof useTicketActions>;
