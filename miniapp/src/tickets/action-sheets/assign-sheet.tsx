import { useState } from 'react';

import { TextField } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { missingInput } from '#shared/tickets/action-input';

import { sheetWords } from '../words/sheets';

import { CandidateList, isFull, useCandidates } from './candidate-list';
import { FormSheet, type SheetProps } from './form-sheet';

/** Who is asked to take it: the first of the ranking, or somebody else for a reason. */
export function AssignSheet({ ticket, action, form, actions }: SheetProps) {
  const candidates = useCandidates(ticket.id);
  const [assigneeId, setAssigneeId] = useState<string>();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string>();
  const [first] = candidates.data?.items.filter(({ obstacles }) => obstacles.length === 0) ?? [];
  const needsReason = assigneeId !== undefined && assigneeId !== first?.id;

  const handleSubmit = async () => {
    const body = {
      ...(needsReason && { note }),
      ...(assigneeId === undefined ? {} : { assigneeId }),
      ...(isFull(candidates, assigneeId) && { isAboveCap: true }),
    };
    const isUnexplained = needsReason && note.trim() === '';
    const missing = missingInput(action, body) ?? (isUnexplained ? 'ticket.note_required' : null);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing && !(await actions.act(action, body))) {
      // what was read of them may be over
      await candidates.refresh();
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      <CandidateList candidates={candidates} chosen={assigneeId} onChoose={setAssigneeId} />
      {needsReason && (
        <TextField
          id="action-note"
          label={sheetWords.assign.note}
          hint={sheetWords.assign.noteHint}
          most={200}
          value={note}
          onChange={setNote}
        />
      )}
    </FormSheet>
  );
}
