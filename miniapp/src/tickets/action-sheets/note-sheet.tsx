import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { Chip, Chips } from '#miniapp/ui/chip';
import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { TextArea } from '#miniapp/ui/text-field';
import { errorCodes } from '#shared/errors/error-codes';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import type { Visibility } from '#shared/tickets/ticket-words';

import type { NoteForm } from '../action-form';
import type { TicketActions } from '../use-ticket-actions';

import { FormSheet } from './form-sheet';
import { useKeptPictures } from './use-kept-pictures';

type NoteSheetProps = { ticketId: string; form: NoteForm; actions: TicketActions };

/** One text and, where it helps, pictures; closing the sheet loses neither. */
export function NoteSheet({ ticketId, form, actions }: NoteSheetProps) {
  const draftName = `${form.action}:${ticketId}`;
  const [{ note }, setDraft, forgetDraft] = useDraft(draftName, { note: '' });
  const [visibility, setVisibility] = useState<Visibility>('internal');
  const [problem, setProblem] = useState<string>();
  const uploads = useKeptPictures(draftName);

  const handleSubmit = async () => {
    const body = { note, ...(form.hasVisibility ? { visibility } : {}) };
    const { attachmentIds } = uploads;
    const missing = missingInput(form.action, { ...body, attachmentIds });
    setProblem(missing ? errorCodes[missing].title : undefined);
    if (missing || uploads.problem !== undefined) {
      return;
    }
    if (await actions.act(form.action, body, uploads.pictures)) {
      forgetDraft();
      uploads.forget();
    }
  };

  return (
    <FormSheet
      title={form.title}
      submit={form.submit}
      busy={form.busy}
      danger={form.danger}
      isSending={uploads.isSending}
      problem={uploads.problem}
      hint={uploads.lostWords}
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
        onChange={(words) => {
          setDraft({ note: words });
        }}
      />
      {form.hasVisibility && <VisibilityChips value={visibility} onChange={setVisibility} />}
      {form.hasPictures && <PictureUploader {...uploads.grid} />}
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
