import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useAction } from '#miniapp/client/use-action';
import { askForNews, type ConsentScene } from '#miniapp/notifications/consent/ask-for-news';
import { toast } from '#miniapp/ui/toast';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketApi, type ActionBody } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { formOf, type ActionForm } from './action-form';
import { sayDone } from './after-action';

type Step = { action: TicketAction; body: ActionBody };

/** Carries out actions on one ticket; those that need words open their form first. */
export function useTicketActions(
  { id, status }: Pick<TicketReply, 'id' | 'status'>,
  onTicket: (ticket: TicketReply) => void,
) {
  const [openForm, setOpenForm] = useState<ActionForm | null>(null);
  const step = useAction(async ({ action, body }: Step, idempotencyKey) => {
    // before anything is awaited: WeChat asks only while it sees the tap
    const scene = sceneOf(action, body, status);
    await (scene && askForNews(scene, id));
    return call(ticketApi.act, { params: { id, action }, body, idempotencyKey });
  });

  const act = async (action: TicketAction, body: ActionBody = {}): Promise<boolean> => {
    const ticket = await step.run({ action, body });
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
