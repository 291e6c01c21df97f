import { View } from '@tarojs/components';
import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { useNow } from '#miniapp/client/use-now';
import { Chip, Chips } from '#miniapp/ui/chip';
import { ClockPicker } from '#miniapp/ui/clock-picker';
import { ListRow } from '#miniapp/ui/list-row';
import { TextArea } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import { sayDay } from '#shared/time/say-time';

import { dayAhead, timeAhead } from '../days-ahead';
import { sheetWords } from '../words/sheets';

import { FormSheet, type SheetProps } from './form-sheet';

/** Today and the six days that follow. */
const days = [0, 1, 2, 3, 4, 5, 6];

/** A new time for the call, and why; the customer reads both. */
export function PostponeFollowUpSheet({ ticket, action, form, actions }: SheetProps) {
  const [followUp] = ticket.followUps;
  const [{ note }, setDraft, forgetDraft] = useDraft(`${action}:${ticket.id}`, { note: '' });
  const [day, setDay] = useState(1);
  const [time, setTime] = useState('18:00');
  const [problem, setProblem] = useState<string>();
  const words = sheetWords.postponeFollowUp;
  const isPlanned = followUp?.kind === 'planned';

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
      <DayChips day={day} onChange={setDay} />
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

function DayChips({ day, onChange }: { day: number; onChange: (day: number) => void }) {
  const now = useNow();
  return (
    <View className="field">
      <View className="field__label">{sheetWords.postponeFollowUp.day}</View>
      <Chips>
        {days.map((ahead) => (
          <Chip
            key={ahead}
            id={`day-${ahead}`}
            isChosen={ahead === day}
            onTap={() => {
              onChange(ahead);
            }}
          >
            {sayDay(dayAhead(ahead, now), now)}
          </Chip>
        ))}
      </Chips>
    </View>
  );
}
