import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { ClockPicker } from '#miniapp/ui/clock-picker';
import { ListRow } from '#miniapp/ui/list-row';
import { TextArea } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { isPromisedKind } from '#shared/follow-ups/follow-up-kinds';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { timeAhead } from '../days-ahead';
import { sheetWords } from '../words/sheets';

import { DayChips } from './day-chips';
import { FormSheet, type SheetProps } from './form-sheet';

/** A new time for the call, and why; the customer reads both. */
export function PostponeFollowUpSheet({ ticket, action, form, actions }: SheetProps) {
  const [followUp] = ticket.followUps;
  const [{ note }, setDraft, forgetDraft] = useDraft(`${action}:${ticket.id}`, { note: '' });
  const [day, setDay] = useState(1);
  const [time, setTime] = useState('18:00');
  const [problem, setProblem] = useState<string>();
  const words = sheetWords.postponeFollowUp;
  const isPlanned = followUp !== undefined && !isPromisedKind(followUp.kind);

  const handleSubmit = async () => {
    const dueAt = timeAhead(day, time, Date.now()).toISOString();
    const body = followUp ? { followUp: { id: followUp.id, dueAt }, note } : { note };
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing && (await actions.act(action, body))) {
      forgetDraft();
    }
  };

  return (
    <FormSheet {...{ action, form, actions }} onSubmit={handleSubmit}>
      <DayChips label={words.day} day={day} onChange={setDay} />
      <ListRow
        title={words.time}
        value={<ClockPicker id="new-time" label={words.time} value={time} onChange={setTime} />}
      />
      <TextArea
        id="action-note"
        label={isPlanned ? words.whyPlanned : words.why}
        hint={isPlanned ? words.whyPlannedHint : words.whyHint}
        value={note}
        most={ticketLimits.noteLength}
        error={problem}
        onChange={(value) => {
          setDraft({ note: value });
        }}
      />
    </FormSheet>
  );
}
