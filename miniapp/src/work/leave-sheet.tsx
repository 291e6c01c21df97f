import './leave.scss';

import { View } from '@tarojs/components';
import { useState } from 'react';

import { dayAhead, timeAhead } from '#miniapp/tickets/days-ahead';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { ChipChoice } from '#miniapp/ui/chip-choice';
import { ChoiceCard, ChoiceCards } from '#miniapp/ui/choice-card';
import { ClockPicker } from '#miniapp/ui/clock-picker';
import { DayPicker } from '#miniapp/ui/day-picker';
import { Section } from '#miniapp/ui/section';
import { Sheet } from '#miniapp/ui/sheet';
import { TextField } from '#miniapp/ui/text-field';
import { toast } from '#miniapp/ui/toast';
import { directoryLimits } from '#shared/directory/directory-limits';
import { sayDate, sayWeekday } from '#shared/time/say-time';

import { useSelf, useStaff, type useLeave } from './use-leave';
import { workWords } from './words';

/** Days ahead that can be chosen. */
const daysShown = 91;

type Moment = { day: number; time: string };
type Draft = { personId: string; from: Moment; to: Moment; handOver: boolean; note: string };

type LeaveSheetProps = Pick<ReturnType<typeof useLeave>, 'plan'> & { onClose: () => void };

/** From when to when somebody is away, and what becomes of what they hold. */
export function LeaveSheet({ plan, onClose }: LeaveSheetProps) {
  const { id, isDesk } = useSelf();
  // what is offered stays while somebody looks at it
  const [now] = useState(Date.now);
  const [draft, setDraft] = useState<Draft>(() => firstDraft(id));
  const { problem, submit } = usePlanning({ plan, onClose }, draft, now);
  const words = workWords.leave;
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
  };
  return (
    <Sheet
      isOpen
      title={words.plan}
      onClose={onClose}
      actions={
        <>
          {problem !== undefined && <Banner tone="late">{problem}</Banner>}
          <Button
            id="submit-leave"
            busy={plan.isRunning && words.planning}
            onTap={() => void submit()}
          >
            {words.submit}
          </Button>
        </>
      }
    >
      {isDesk && <Who chosen={draft.personId} onChoose={change} />}
      <When {...{ draft, change, now }} />
      <HandOver isChosen={draft.handOver} onChoose={change} />
      <TextField
        id="leave-note"
        label={words.note}
        hint={words.noteHint}
        most={directoryLimits.noteLength}
        value={draft.note}
        onChange={(note) => {
          change({ note });
        }}
      />
    </Sheet>
  );
}

function usePlanning({ plan, onClose }: LeaveSheetProps, draft: Draft, now: number) {
  const [problem, setProblem] = useState<string>();
  const words = workWords.leave;
  const submit = async () => {
    const { from, to, ...said } = draft;
    const [begin, over] = [timeAhead(from.day, from.time, now), timeAhead(to.day, to.time, now)];
    setProblem(over <= begin ? words.endsBefore : undefined);
    if (over <= begin) {
      return;
    }
    if (await plan.run({ ...said, from: begin.toISOString(), to: over.toISOString() })) {
      toast(words.planned);
      onClose();
    }
  };
  return { submit, problem: problem ?? plan.error?.title };
}

function firstDraft(personId: string): Draft {
  const [from, to] = [
    { day: 1, time: '09:00' },
    { day: 1, time: '18:00' },
  ];
  return { personId, from, to, handOver: true, note: '' };
}

type ChangeProps = { change: (part: Partial<Draft>) => void };

function Who({ chosen, onChoose }: { chosen: string; onChoose: ChangeProps['change'] }) {
  const { data = [] } = useStaff();
  return (
    <ChipChoice
      id="leave-of"
      title={workWords.leave.who}
      chosen={chosen}
      options={data.map(({ id, name }) => [id, name])}
      onChoose={(personId) => {
        onChoose({ personId });
      }}
    />
  );
}

function When({ draft, change, now }: ChangeProps & { draft: Draft; now: number }) {
  const words = workWords.leave;
  const days = Array.from({ length: daysShown }, (_none, ahead) => {
    const day = dayAhead(ahead, now);
    return words.day(sayDate(day, now), sayWeekday(day));
  });
  const ends = [
    { name: 'from', label: words.from },
    { name: 'to', label: words.to },
  ] as const;
  return (
    <Section title={words.when}>
      <Card>
        {ends.map(({ name, label }) => (
          <View key={name} className="leave-row">
            <View className="leave-row__label">{label}</View>
            <DayPicker
              {...{ id: `leave-${name}-day`, label, days, value: draft[name].day }}
              onChange={(day) => {
                change(chosenDay(draft, name, day));
              }}
            />
            <ClockPicker
              {...{ id: `leave-${name}-time`, label, value: draft[name].time }}
              onChange={(time) => {
                change({ [name]: { ...draft[name], time } });
              }}
            />
          </View>
        ))}
      </Card>
    </Section>
  );
}

/** Nobody is back before they are away: a later first day moves the last one along. */
function chosenDay({ from, to }: Draft, name: 'from' | 'to', day: number): Partial<Draft> {
  return name === 'to'
    ? { to: { ...to, day } }
    : { from: { ...from, day }, to: { ...to, day: Math.max(to.day, day) } };
}

function HandOver({ isChosen, onChoose }: { isChosen: boolean; onChoose: ChangeProps['change'] }) {
  const words = workWords.leave;
  return (
    <Section title={words.work} foot={words.workNote}>
      <ChoiceCards>
        <ChoiceCard
          id="leave-hand-over"
          label={words.handOver}
          line={words.handOverLine}
          isChosen={isChosen}
          onTap={() => {
            onChoose({ handOver: true });
          }}
        />
        <ChoiceCard
          id="leave-keep"
          label={words.keep}
          line={words.keepLine}
          isChosen={!isChosen}
          onTap={() => {
            onChoose({ handOver: false });
          }}
        />
      </ChoiceCards>
    </Section>
  );
}
