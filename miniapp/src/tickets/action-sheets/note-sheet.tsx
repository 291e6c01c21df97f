import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { Chip, Chips } from '#miniapp/ui/chip';
import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { TextArea } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import type { Visibility } from '#shared/tickets/ticket-words';

import type { NoteForm } from '../actions/phone-action';
import { sheetWords } from '../words/actions';

import { FormSheet, type SheetProps } from './form-sheet';
import { useKeptPictures } from './use-kept-pictures';

/** One text and, where it helps, pictures; closing the sheet loses neither. */
export function NoteSheet({ ticket, action, form, actions }: SheetProps<NoteForm>) {
  const draftName = `${action}:${ticket.id}`;
  const [{ note }, setDraft, forgetDraft] = useDraft(draftName, { note: '' });
  const [visibility, setVisibility] = useState<Visibility>('internal');
  const [problem, setProblem] = useState<string>();
  const uploads = useKeptPictures(draftName);
  const { label, hint } = form.words();

  const handleSubmit = async () => {
    const body = { note, ...(form.hasVisibility ? { visibility } : {}) };
    const { attachmentIds } = uploads;
    const missing = missingInput(action, { ...body, attachmentIds });
    setProblem(missing ? errorWords[missing] : undefined);
    if (missing || uploads.problem !== undefined) {
      return;
    }
    if (await actions.act(action, body, uploads.pictures)) {
      forgetDraft();
      uploads.forget();
    }
  };

  return (
    <FormSheet
      {...{ action, form, actions }}
      isSending={uploads.isSending}
      problem={uploads.problem}
      hint={uploads.lostWords}
      onSubmit={handleSubmit}
    >
      <TextArea
        id="action-note"
        label={label}
        hint={hint}
        value={note}
        most={ticketLimits.noteLength}
        error={problem}
        onChange={(words) => {
          setDraft({ note: words });
        }}
      />
      {form.hasVisibility && <VisibilityChips value={visibility} onChange={setVisibility} />}
      {!form.hasNoPictures && <PictureUploader {...uploads.grid} />}
    </FormSheet>
  );
}

type VisibilityChipsProps = { value: Visibility; onChange: (value: Visibility) => void };

function VisibilityChips({ value, onChange }: VisibilityChipsProps) {
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
          {sheetWords.visibility[choice]}
        </Chip>
      ))}
    </Chips>
  );
}
