import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { ChipRow } from '#miniapp/ui/chip-choice';
import { ClockPicker } from '#miniapp/ui/clock-picker';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { TextArea } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import { sayMoment } from '#shared/time/say-time';

import { timeAhead } from '../days-ahead';
import { correctionWords } from '../words/corrections';

import { DayChips } from './day-chips';
import { FormSheet, type SheetProps } from './form-sheet';
import { newTimes } from './new-times';

const firstTime = '18:00';
/** Instead of a time: one that is not offered. */
const other = 'other';

/** Another time for the customer, and why; they read both. */
export function RescheduleSheet({ ticket, action, form, actions }: SheetProps) {
  // what is offered stays while somebody looks at it
  const [now] = useState(Date.now);
  const [{ note }, setDraft, forgetDraft] = useDraft(`${action}:${ticket.id}`, { note: '' });
  const [promisedAt, setPromisedAt] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const words = correctionWords.reschedule;
  const { promise } = ticket;

  const handleSubmit = async () => {
    const body = { note, ...(promisedAt !== undefined && { promisedAt }) };
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing && (await actions.act(action, body))) {
      forgetDraft();
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      <Section
        title={words.title}
        hint={promise ? words.told(sayMoment(promise.dueAt, now)) : undefined}
        foot={promisedAt === undefined ? undefined : words.result(sayMoment(promisedAt, now))}
      >
        <TimeChoice now={now} chosen={promisedAt} onChoose={setPromisedAt} />
      </Section>
      <TextArea
        id="action-note"
        label={words.why}
        hint={words.whyHint}
        value={note}
        most={ticketLimits.noteLength}
        onChange={(value) => {
          setDraft({ note: value });
        }}
      />
    </FormSheet>
  );
}

type TimeChoiceProps = {
  now: number;
  chosen: string | undefined;
  onChoose: (time: string) => void;
};

/** The usual times, and any other of the next days. */
function TimeChoice({ now, chosen, onChoose }: TimeChoiceProps) {
  const [isOther, setOther] = useState(false);
  const words = correctionWords.reschedule;
  return (
    <>
      <ChipRow
        id="time"
        chosen={isOther ? other : (chosen ?? null)}
        options={[
          ...newTimes(now).map((time) => [time, sayMoment(time, now)] as const),
          [other, words.other],
        ]}
        onChoose={(time) => {
          setOther(time === other);
          onChoose(time === other ? timeAhead(1, firstTime, now).toISOString() : time);
        }}
      />
      {isOther && <OtherTime now={now} onChoose={onChoose} />}
    </>
  );
}

function OtherTime({ now, onChoose }: Omit<TimeChoiceProps, 'chosen'>) {
  const [day, setDay] = useState(1);
  const [time, setTime] = useState(firstTime);
  const words = correctionWords.reschedule;
  const choose = (nextDay: number, nextTime: string) => {
    setDay(nextDay);
    setTime(nextTime);
    onChoose(timeAhead(nextDay, nextTime, now).toISOString());
  };
  return (
    <>
      <DayChips
        label={words.day}
        day={day}
        onChange={(next) => {
          choose(next, time);
        }}
      />
      <ListRow
        title={words.time}
        value={
          <ClockPicker
            id="new-time"
            label={words.time}
            value={time}
            onChange={(next) => {
              choose(day, next);
            }}
          />
        }
      />
    </>
  );
}
