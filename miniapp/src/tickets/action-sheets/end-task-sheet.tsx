import { View } from '@tarojs/components';
import { useState } from 'react';

import { TextArea } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { taskWords } from '../words/tasks';

import { FormSheet, type SheetProps } from './form-sheet';

/** That a task is done, or why nobody does it any more. */
export function EndTaskSheet({ ticket, action, form, actions }: SheetProps) {
  const task = ticket.tasks.find(({ id }) => id === actions.about);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string>();

  const handleSubmit = async () => {
    const body = { note, ...(task && { task: { id: task.id } }) };
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing) {
      await actions.act(action, body);
    }
  };

  return (
    <FormSheet {...{ action, form, actions }} onSubmit={handleSubmit}>
      <View>{task?.what}</View>
      <TextArea
        id="action-note"
        {...noteWords(action === 'finish_task', task?.isShown ?? false)}
        value={note}
        most={ticketLimits.noteLength}
        error={problem}
        onChange={setNote}
      />
    </FormSheet>
  );
}

function noteWords(isDone: boolean, isShown: boolean) {
  const words = taskWords.sheet;
  return isDone
    ? { label: isShown ? words.finishNoteShown : words.finishNote, hint: words.finishHint }
    : { label: isShown ? words.dropNoteShown : words.dropNote, hint: words.dropHint };
}
