import type { ReactNode } from 'react';

import { Button } from '#miniapp/ui/button';
import { Notice } from '#miniapp/ui/notice';
import { Sheet } from '#miniapp/ui/sheet';

import type { TicketActions } from '../use-ticket-actions';

type FormSheetProps = {
  title: string;
  submit: string;
  busy: string;
  danger?: boolean | undefined;
  /** Pictures are on their way: they belong to the action and go first. */
  isSending?: boolean;
  /** What is missing or went wrong, beside what the action itself reports. */
  problem?: string | undefined;
  /** What to know before sending. */
  hint?: string | undefined;
  actions: TicketActions;
  onSubmit: () => Promise<void>;
  children: ReactNode;
};

/** The frame of every action's form: what went wrong stands beside the one button. */
export function FormSheet(props: FormSheetProps) {
  const { title, submit, busy, danger, isSending, actions, onSubmit, children } = props;
  const { problem, hint } = props;
  const wrong = problem ?? actions.error?.title;
  return (
    <Sheet
      isOpen
      title={title}
      onClose={actions.close}
      actions={
        <>
          {wrong !== undefined && <Notice tone="late">{wrong}</Notice>}
          {wrong === undefined && hint !== undefined && <Notice tone="wait">{hint}</Notice>}
          <Button
            kind={danger ? 'danger' : 'primary'}
            id="submit-action"
            busy={isSending ? '图片正在上传' : actions.isRunning && busy}
            onTap={() => void onSubmit()}
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
