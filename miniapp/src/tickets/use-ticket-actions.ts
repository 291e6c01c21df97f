import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { sendWithAttachments, type Attach } from '#miniapp/client/send-with-attachments';
import { useAction } from '#miniapp/client/use-action';
import { askForNews, type ConsentScene } from '#miniapp/notifications/consent/ask-for-news';
import { toast } from '#miniapp/ui/toast';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketApi, type ActionBody } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { formOf, type ActionForm } from './action-form';
import { sayDone } from './after-action';

/** The pictures of a form. Their keys stay when the server gives them other names, so the intention stays the same. */
type Pictures = { keys: readonly string[]; attach: Attach };
type Step = { action: TicketAction; body: ActionBody; pictures?: Pictures | undefined };

/** Carries out actions on one ticket; those that need words open their form first. */
export function useTicketActions(
  { id, status }: Pick<TicketReply, 'id' | 'status'>,
  onTicket: (ticket: TicketReply) => void,
) {
  const [openForm, setOpenForm] = useState<ActionForm | null>(null);
  const step = useAction(async ({ action, body, pictures }: Step, idempotencyKey) => {
    // before anything is awaited: WeChat asks only while it sees the tap
    const scene = sceneOf(action, body, status);
    await (scene && askForNews(scene, id));
    return sendStep(pictures, (attached) => {
      const sent = { ...body, ...attached };
      return call(ticketApi.act, { params: { id, action }, body: sent, idempotencyKey });
    });
  });

  const act = async (
    action: TicketAction,
    body: ActionBody = {},
    pictures?: Pictures,
  ): Promise<boolean> => {
    const ticket = await step.run({ action, body, pictures });
    if (!ticket) {
      return false;
    }
    onTicket(ticket);
    setOpenForm(action === 'confirm' ? formOf('rate') : null);
    // after confirming the rating sheet is the answer, and nothing may cover it
    if (action !== 'confirm') {
      toast(sayDone(action, ticket, Date.now()));
    }
    return true;
  };

  const begin = (action: TicketAction) => {
    const form = formOf(action);
    step.forgetError();
    if (form) {
      setOpenForm(form);
    } else {
      void act(action);
    }
  };

  return {
    openForm,
    begin,
    act,
    isRunning: step.isRunning,
    error: step.error,
    close: () => {
      setOpenForm(null);
      step.forgetError();
    },
  };
}

function sendStep<Reply>(
  pictures: Pictures | undefined,
  send: (attached: Pick<ActionBody, 'attachmentIds'>) => Promise<Reply>,
): Promise<Reply> {
  return pictures
    ? sendWithAttachments(pictures.attach, (attachmentIds) => send({ attachmentIds }))
    : send({});
}

/** After which steps somebody wants to hear how it goes on. */
function sceneOf(
  action: TicketAction,
  { fixed }: ActionBody,
  status: TicketReply['status'],
): ConsentScene | null {
  switch (action) {
    case 'accept':
    case 'answer':
    case 'confirm':
    case 'urge':
      return action;
    case 'rate':
      return fixed === 'yes' && status === 'resolved' ? 'confirm' : null;
    default:
      return null;
  }
}

export type TicketActions = ReturnType<typeof useTicketActions>;
