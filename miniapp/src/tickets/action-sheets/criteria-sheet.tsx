import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { TextArea } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { taskLimits } from '#shared/tasks/task-limits';
import { hasWords } from '#shared/text/clean';
import { isLonger } from '#shared/text/length';
import { missingInput } from '#shared/tickets/action-input';

import { taskWords } from '../words/tasks';

import { FormSheet, type SheetProps } from './form-sheet';

/** What both sides call solved, a line for each. */
export function CriteriaSheet({ ticket, action, form, actions }: SheetProps) {
  const before = ticket.criteria?.items.map(({ text }) => text).join('\n') ?? '';
  const [{ lines }, setDraft, forgetDraft] = useDraft(`${action}:${ticket.id}`, { lines: before });
  const [problem, setProblem] = useState<string>();
  const words = taskWords.criteria;

  const handleSubmit = async () => {
    const texts = lines.split('\n').filter(hasWords);
    const body = { criteria: { texts } };
    const missing = missingInput(action, body);
    const wrong = missing ? errorWords[missing] : isTooMuch(texts) ? words.tooMany : undefined;
    setProblem(wrong);
    if (wrong === undefined && (await actions.act(action, body))) {
      forgetDraft();
    }
  };

  return (
    <FormSheet {...{ action, form, actions }} onSubmit={handleSubmit}>
      <TextArea
        id="criteria-lines"
        label={words.field}
        hint={words.hint}
        value={lines}
        most={taskLimits.criteria * (taskLimits.criterionLength + 1)}
        error={problem}
        onChange={(next) => {
          setDraft({ lines: next });
        }}
      />
    </FormSheet>
  );
}

function isTooMuch(texts: readonly string[]): boolean {
  return (
    texts.length > taskLimits.criteria ||
    texts.some((text) => isLonger(text, taskLimits.criterionLength))
  );
}
