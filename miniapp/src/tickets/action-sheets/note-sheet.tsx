import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { TextArea } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { hasWords } from '#shared/text/clean';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import type { NoteForm } from '../actions/phone-action';

import { FormSheet, type SheetProps } from './form-sheet';
import { firstChoice, NoteChoices } from './note-choices';
import { QuickReplies } from './quick-replies';
import { UnmetCriteria } from './unmet-criteria';
import { useKeptPictures } from './use-kept-pictures';

/** One text and, where it helps, pictures; closing the sheet loses neither. */
export function NoteSheet({ ticket, action, form, actions }: SheetProps<NoteForm>) {
  const draftName = `${action}:${ticket.id}`;
  const [{ note }, setDraft, forgetDraft] = useDraft(draftName, { note: '' });
  const [chosen, setChosen] = useState(firstChoice(form.choice));
  const [unmet, setUnmet] = useState<string[]>([]);
  const [problem, setProblem] = useState<string>();
  const uploads = useKeptPictures(draftName);
  const { label, hint } = form.words();

  const handleReply = (words: string) => {
    setDraft({ note: hasWords(note) ? `${note}\n${words}` : words });
  };
  const handleSubmit = async () => {
    const body = { note, ...chosen, ...(unmet.length > 0 && { criteria: { unmet } }) };
    const missing = missingInput(action, { ...body, attachmentIds: uploads.pictures.keys });
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
      {...{ isSending: uploads.isSending, problem: uploads.problem, hint: uploads.lostWords }}
      onSubmit={handleSubmit}
    >
      {form.hasQuickReplies && <QuickReplies ticket={ticket} onChoose={handleReply} />}
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
      {form.choice && <NoteChoices choice={form.choice} chosen={chosen} onChange={setChosen} />}
      {form.asksForUnmet && (
        <UnmetCriteria criteria={ticket.criteria} unmet={unmet} onChange={setUnmet} />
      )}
      {!form.hasNoPictures && <PictureUploader {...uploads.grid} />}
    </FormSheet>
  );
}
