import { useState } from 'react';

import { useSession } from '#miniapp/client/session';
import { useDraft } from '#miniapp/client/use-draft';
import { ClockPicker } from '#miniapp/ui/clock-picker';
import { ListRow } from '#miniapp/ui/list-row';
import { TextArea } from '#miniapp/ui/text-field';
import { Toggle } from '#miniapp/ui/toggle';
import { errorWords } from '#shared/errors/error-words';
import { taskLimits } from '#shared/tasks/task-limits';
import { missingInput } from '#shared/tickets/action-input';

import { timeAhead } from '../days-ahead';
import { taskWords } from '../words/tasks';

import { DayChips } from './day-chips';
import { FormSheet, type SheetProps } from './form-sheet';
import { bodyOfTask, draftOfTask } from './task-draft';
import { TaskOwnerField } from './task-owner-field';

/** The coming week, then a fortnight and a month. */
const days = [0, 1, 2, 3, 4, 5, 6, 7, 14, 30];

/** What, who and by when; a task that is changed comes as it is. */
export function TaskSheet({ ticket, action, form, actions }: SheetProps) {
  const me = useSession()?.user.id ?? '';
  const before = ticket.tasks.find(({ id }) => id === actions.about);
  const name = `${action}:${ticket.id}:${before?.id ?? ''}`;
  const [draft, setDraft, forgetDraft] = useDraft(name, draftOfTask(before, me, Date.now()));
  const [problem, setProblem] = useState<string>();
  const words = taskWords.sheet;
  const change = (changed: Partial<typeof draft>) => {
    setDraft({ ...draft, ...changed });
  };

  const handleSubmit = async () => {
    const dueAt = timeAhead(draft.day, draft.time, Date.now()).toISOString();
    const body = bodyOfTask(draft, { id: before?.id, dueAt });
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing && (await actions.act(action, body))) {
      forgetDraft();
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      <TextArea
        id="task-what"
        label={words.what}
        hint={words.whatHint}
        value={draft.what}
        most={taskLimits.whatLength}
        onChange={(what) => {
          change({ what });
        }}
      />
      <TaskOwnerField me={me} assignee={ticket.assignee} owner={draft} onChange={change} />
      <DayChips
        label={words.day}
        days={days}
        day={draft.day}
        onChange={(day) => {
          change({ day });
        }}
      />
      <ListRow
        title={words.time}
        value={
          <ClockPicker
            id="task-time"
            label={words.time}
            value={draft.time}
            onChange={(time) => {
              change({ time });
            }}
          />
        }
      />
      <ListRow
        title={words.show}
        note={before?.isShown ? words.alwaysShown : words.showNote}
        value={
          <Toggle
            label={words.show}
            isOn={draft.isShown}
            disabled={before?.isShown ?? false}
            onChange={(isShown) => {
              change({ isShown });
            }}
          />
        }
      />
    </FormSheet>
  );
}
