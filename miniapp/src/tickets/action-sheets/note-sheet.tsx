import { useState } from 'react';

import { useUploads } from '#miniapp/client/use-uploads';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Notice } from '#miniapp/ui/notice';
import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { TextArea } from '#miniapp/ui/text-field';
import { errorCodes } from '#shared/errors/error-codes';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import type { Visibility } from '#shared/tickets/ticket-words';

import type { NoteForm } from '../action-form';
import type { TicketActions } from '../use-ticket-actions';

import { FormSheet } from './form-sheet';

type NoteSheetProps = { form: NoteForm; actions: TicketActions };

/** One text and, where it helps, pictures. */
export function NoteSheet({ form, actions }: NoteSheetProps) {
  const [note, setNote] = useState('');
  const [visibility, setVisibility] = useState<Visibility>('internal');
  const [problem, setProblem] = useState<string>();
  const uploads = useUploads(ticketLimits.attachmentsPerStep);

  const handleSubmit = async () => {
    const body = {
      note,
      attachmentIds: uploads.attachmentIds,
      ...(form.hasVisibility ? { visibility } : {}),
    };
    const missing = missingInput(form.action, body);
    setProblem(missing ? errorCodes[missing].title : undefined);
    if (!missing) {
      await actions.act(form.action, body);
    }
  };

  return (
    <FormSheet
      title={form.title}
      submit={form.submit}
      busy={form.busy}
      danger={form.danger}
      isSending={uploads.isSending}
      actions={actions}
      onSubmit={handleSubmit}
    >
      <TextArea
        id="action-note"
        label={form.label}
        hint={form.hint}
        value={note}
        most={ticketLimits.noteLength}
        error={problem}
        onChange={setNote}
      />
      {form.hasVisibility && <VisibilityChips value={visibility} onChange={setVisibility} />}
      {form.hasPictures && <PictureUploader {...uploads.grid} />}
      {uploads.problem !== undefined && <Notice tone="wait">{uploads.problem}</Notice>}
    </FormSheet>
  );
}

type VisibilityChipsProps = { value: Visibility; onChange: (value: Visibility) => void };

function VisibilityChips({ value, onChange }: VisibilityChipsProps) {
  const choices = { internal: '仅内部可见', customer: '客户也能看到' } as const;
  return (
    <Chips>
      {(['internal', 'customer'] as const).map((choice) => (
        <Chip
          key={choice}
          isChosen={value === choice}
          onTap={() => {
            onChange(choice);
          }}
        >
          {choices[choice]}
        </Chip>
      ))}
    </Chips>
  );
}
