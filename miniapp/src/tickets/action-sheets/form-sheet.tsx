import type { ReactNode } from 'react';

import { useOnceSent } from '#miniapp/client/use-once-sent';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Sheet } from '#miniapp/ui/sheet';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import type { NoteForm, OwnForm } from '../actions/phone-action';
import { phoneActions } from '../actions/phone-actions';
import type { TicketActions } from '../use-ticket-actions';
import { sheetWords } from '../words/sheets';

/** What the form of an action is given: the ticket, the action, its words, and the way to carry it out. */
export type SheetProps<Form = OwnForm> = {
  ticket: TicketReply;
  action: TicketAction;
  form: Form;
  actions: TicketActions;
};

type FormSheetProps = Pick<SheetProps<NoteForm | OwnForm>, 'action' | 'actions' | 'form'> & {
  /** Pictures are on their way: they belong to the action and go first. */
  isSending?: boolean;
  /** What is missing or went wrong, beside what the action itself reports. */
  problem?: string | undefined;
  /** What to know before sending. */
  hint?: string | undefined;
  onSubmit: () => Promise<void>;
  children: ReactNode;
};

/** The frame of every action's form: what went wrong stands beside the one button. */
export function FormSheet(props: FormSheetProps) {
  const { action, form, isSending = false, actions, onSubmit, children } = props;
  const { problem, hint } = props;
  const label = ticketActionWords[action];
  const { title, submit, busy } = { title: label, submit: label, ...form.words() };
  const { submit: handleSubmit, isWaiting } = useOnceSent(isSending, () => void onSubmit());
  const wrong = problem ?? actions.error?.title;
  return (
    <Sheet
      isOpen
      title={title}
      onClose={actions.close}
      actions={
        <>
          {wrong !== undefined && <Banner tone="late">{wrong}</Banner>}
          {wrong === undefined && hint !== undefined && <Banner tone="wait">{hint}</Banner>}
          <Button
            kind={phoneActions[action].isDanger ? 'danger' : 'primary'}
            id="submit-action"
            busy={isWaiting ? sheetWords.form.sendingPictures : actions.isRunning && busy}
            onTap={handleSubmit}
          >
            {submit}
          </Button>
        </>
      }
    >
      {children}
    </Sheet>
  );
}
