import { useState } from 'react';

import { ChoiceCard } from '#miniapp/ui/choice-card';
import { TextField } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { missingInput } from '#shared/tickets/action-input';

import { sheetWords } from '../words/sheets';

import { CandidateList, useCandidates } from './candidate-list';
import { FormSheet, type SheetProps } from './form-sheet';

/** To the desk, or to a colleague who is asked, with what was found so far. */
export function HandOverSheet({ ticket, action, form, actions }: SheetProps) {
  const candidates = useCandidates(ticket.id);
  /** Undefined: the desk. */
  const [assigneeId, setAssigneeId] = useState<string>();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string>();
  const words = sheetWords.handOver;

  const handleSubmit = async () => {
    const body = { note, ...(assigneeId !== undefined && { assigneeId }) };
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing) {
      await actions.act(action, body);
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      <TextField
        id="action-note"
        label={words.found}
        hint={words.foundHint}
        most={200}
        value={note}
        onChange={setNote}
      />
      <ChoiceCard
        id="hand-over-desk"
        label={words.desk}
        line={words.deskNote}
        isChosen={assigneeId === undefined}
        onTap={() => {
          setAssigneeId(undefined);
        }}
      />
      <CandidateList candidates={candidates} chosen={assigneeId} onChoose={setAssigneeId} />
    </FormSheet>
  );
}
