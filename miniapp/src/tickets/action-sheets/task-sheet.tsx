import { useState } from 'react';

import { useSession } from '#miniapp/client/session';
import { useDraft } from '#miniapp/client/use-draft';
import { ClockPicker } from '#miniapp/ui/clock-picker';
import { ListRow } from '#miniapp/ui/list-row';
import { TextArea } from '#miniapp/ui/text-field';
import { Toggle } from '#miniapp/ui/toggle';
import { errorWords } from '#shared/errors/error-words';
import type { TaskReply } from '#shared/tasks/task-fields';
import { taskLimits } from '#shared/tasks/task-limits';
import { missingInput } from '#shared/tickets/action-input';

import { timeAhead } from '../days-ahead';
import { taskWords } from '../words/tasks';

import { DayChips } from './day-chips';
import { FormSheet, type SheetProps } from './form-sheet';
import { bodyOfTask, draftOfTask, type TaskDraft } from './task-draft';
import { TaskOwnerField } from './task-owner-field';

/** The coming week, then a fortnight and a month. */
const days = [0, 1, 2, 3, 4, 5, 6, 7, 14, 30];

/** What, who and by when; a task that is changed comes as it is. */
export function TaskSheet(props: SheetProps) {
  const { ticket, action, form, actions } = props;
  const me = useSession()?.user.id ?? '';
  const before = ticket.tasks.find(({ id }) => id === actions.about);
  const { draft, change, problem, submit } = useTaskForm(props, { me, before });
  const words = taskWords.sheet;
  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={submit}>
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
      <ShowRow wasShown={before?.isShown ?? false} isShown={draft.isShown} onChange={change} />
    </FormSheet>
  );
}

type About = { me: string; before: TaskReply | undefined };

/** What is being written, kept until it was sent. */
function useTaskForm({ ticket, action, actions }: SheetProps, { me, before }: About) {
  const name = `${action}:${ticket.id}:${before?.id ?? ''}`;
  const [begun] = useState(() => draftOfTask(before, me, Date.now()));
  const [draft, setDraft, forgetDraft] = useDraft(name, begun);
  const [problem, setProblem] = useState<string>();
  const change = (changed: Partial<TaskDraft>) => {
    setDraft({ ...draft, ...changed });
  };

  const submit = async () => {
    const dueAt = timeAhead(draft.day, draft.time, Date.now()).toISOString();
    const body = bodyOfTask(draft, { id: before?.id, dueAt });
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing && (await actions.act(action, body))) {
      forgetDraft();
    }
  };

  return { draft, change, problem, submit };
}

type ShowRowProps = {
  wasShown: boolean;
  isShown: boolean;
  onChange: (changed: Pick<TaskDraft, 'isShown'>) => void;
};

/** Whether the customer sees it; what was seen once stays so. */
function ShowRow({ wasShown, isShown, onChange }: ShowRowProps) {
  const words = taskWords.sheet;
  return (
    <ListRow
      title={words.show}
      note={wasShown ? words.alwaysShown : words.showNote}
      value={
        <Toggle
          label={words.show}
          isOn={isShown}
          disabled={wasShown}
          onChange={(isOn) => {
            onChange({ isShown: isOn });
          }}
        />
      }
    />
  );
}
