import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { ChipChoice } from '#miniapp/ui/chip-choice';
import { ChoiceCard } from '#miniapp/ui/choice-card';
import { TextArea } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { isAtLeast, nextLevel, supportLevels, type SupportLevel } from '#shared/tasks/task-steps';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { taskWords } from '../words/tasks';

import { CandidateList, isFull, useCandidates } from './candidate-list';
import { FormSheet, type SheetProps } from './form-sheet';

/** To those who know more: why, what is known so far, and whom to ask where somebody knows whom. */
export function EscalateSheet({ ticket, action, form, actions }: SheetProps) {
  const before = ticket.escalation?.level ?? 'L1';
  const candidates = useCandidates(ticket.id);
  const [draft, setDraft, forgetDraft] = useDraft(`${action}:${ticket.id}`, {
    note: '',
    found: '',
  });
  const [level, setLevel] = useState(nextLevel(before));
  /** Undefined: the desk sees to it. */
  const [assigneeId, setAssigneeId] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const words = taskWords.escalation;

  const handleSubmit = async () => {
    const { note, found } = draft;
    const isAboveCap = isFull(candidates, assigneeId);
    const whom = { ...(assigneeId && { assigneeId }), ...(isAboveCap && { isAboveCap }) };
    const body = { note, level, ...(found !== '' && { found }), ...whom };
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing && (await actions.act(action, body))) {
      forgetDraft();
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      <LevelField before={before} level={level} onChoose={setLevel} />
      <TextArea
        id="action-note"
        label={words.why}
        hint={words.whyHint}
        value={draft.note}
        most={ticketLimits.noteLength}
        onChange={(note) => {
          setDraft({ ...draft, note });
        }}
      />
      <TextArea
        id="escalate-found"
        label={words.foundField}
        hint={words.foundHint}
        value={draft.found}
        most={ticketLimits.noteLength}
        onChange={(found) => {
          setDraft({ ...draft, found });
        }}
      />
      <DeskCard isChosen={assigneeId === undefined} onChoose={setAssigneeId} />
      <CandidateList candidates={candidates} chosen={assigneeId} onChoose={setAssigneeId} />
    </FormSheet>
  );
}

type LevelFieldProps = {
  before: SupportLevel;
  level: SupportLevel;
  onChoose: (level: SupportLevel) => void;
};

/** Where it is already, and everything above. */
function LevelField({ before, level, onChoose }: LevelFieldProps) {
  return (
    <ChipChoice
      id="level"
      title={taskWords.escalation.level}
      chosen={level}
      options={supportLevels
        .filter((name) => name !== 'L1' && isAtLeast(name, before))
        .map((name) => [name, name])}
      onChoose={onChoose}
    />
  );
}

type DeskCardProps = { isChosen: boolean; onChoose: (nobody: undefined) => void };

/** Nobody is named: the desk finds somebody. */
function DeskCard({ isChosen, onChoose }: DeskCardProps) {
  const words = taskWords.escalation;
  return (
    <ChoiceCard
      id="escalate-desk"
      label={words.desk}
      line={words.deskNote}
      isChosen={isChosen}
      onTap={() => {
        onChoose(undefined);
      }}
    />
  );
}
