import { View } from '@tarojs/components';
import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { useNow } from '#miniapp/client/use-now';
import { Button } from '#miniapp/ui/button';
import { Chip, Chips } from '#miniapp/ui/chip';
import { ClockPicker } from '#miniapp/ui/clock-picker';
import { Section } from '#miniapp/ui/section';
import { errorWords } from '#shared/errors/error-words';
import { missingInput } from '#shared/tickets/action-input';
import { sayDay } from '#shared/time/say-time';
import { visitLimits } from '#shared/visits/visit-limits';
import { sayHours, sayWindow } from '#shared/visits/visit-window';

import { PlaceField, placeBody, placeOfVisit } from '../place-field';
import { visitWords } from '../words/visits';

import { FormSheet, type SheetProps } from './form-sheet';
import { dayChoices, toggled, usualWindows, windowBetween, type SaidWindow } from './visit-times';

/** One to four times for the customer to choose from, and where. */
export function ProposeVisitSheet({ ticket, action, form, actions }: SheetProps) {
  const now = useNow();
  const [{ windows, place }, setDraft, forgetDraft] = useDraft(`${action}:${ticket.id}`, {
    windows: [] as SaidWindow[],
    place: placeOfVisit(ticket),
  });
  const [problem, setProblem] = useState<string>();
  const stillOpen = windows.filter(({ from }) => Date.parse(from) > now);

  const handleToggle = (window: SaidWindow) => {
    setProblem(undefined);
    setDraft({ windows: toggled(stillOpen, window), place });
  };
  const handleSubmit = async () => {
    const body = { windows: stillOpen, place: placeBody(place) };
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing && (await actions.act(action, body))) {
      forgetDraft();
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      <WindowChoice chosen={stillOpen} now={now} onToggle={handleToggle} />
      <Section title={visitWords.propose.chosen(stillOpen.length, visitLimits.windows)}>
        <Chosen windows={stillOpen} now={now} onRemove={handleToggle} />
      </Section>
      <PlaceField
        id="visit-place"
        place={place}
        onChange={(next) => {
          setDraft({ windows: stillOpen, place: next });
        }}
      />
    </FormSheet>
  );
}

type ChoosingProps = {
  chosen: readonly SaidWindow[];
  now: number;
  onToggle: (window: SaidWindow) => void;
};

function WindowChoice({ chosen, now, onToggle }: ChoosingProps) {
  const days = dayChoices(now).filter((day) => usualWindows(day, now).length > 0);
  const [ahead, setAhead] = useState(0);
  const day = days[ahead] ?? days[0];
  if (!day) {
    return null;
  }
  return (
    <>
      <Section title={visitWords.propose.day}>
        <Chips>
          {days.map((one, index) => (
            <Chip
              key={one.getTime()}
              isChosen={one === day}
              onTap={() => {
                setAhead(index);
              }}
            >
              {sayDay(one, now)}
            </Chip>
          ))}
        </Chips>
      </Section>
      <Section title={visitWords.propose.time}>
        <Chips>
          {usualWindows(day, now).map((window) => (
            <Chip
              key={window.from}
              choice="checkbox"
              isChosen={chosen.some(({ from, to }) => from === window.from && to === window.to)}
              onTap={() => {
                onToggle(window);
              }}
            >
              {sayHours(window)}
            </Chip>
          ))}
        </Chips>
        <OtherWindow day={day} now={now} onAdd={onToggle} />
      </Section>
    </>
  );
}

type OtherWindowProps = { day: Date; now: number; onAdd: (window: SaidWindow) => void };

/** Times that are none of the usual ones. */
function OtherWindow({ day, now, onAdd }: OtherWindowProps) {
  const [from, setFrom] = useState('10:00');
  const [to, setTo] = useState('12:00');
  const [problem, setProblem] = useState<string>();
  const handleAdd = () => {
    const window = windowBetween(day, from, to);
    const isPast = window !== null && Date.parse(window.from) <= now;
    setProblem(
      window ? (isPast ? visitWords.propose.past : undefined) : visitWords.propose.backwards,
    );
    if (window && !isPast) {
      onAdd(window);
    }
  };
  return (
    <View className="visit-sheet__other">
      <View>{visitWords.propose.other}</View>
      <ClockPicker value={from} label={visitWords.propose.from} onChange={setFrom} />
      <ClockPicker value={to} label={visitWords.propose.to} onChange={setTo} />
      <Button kind="quiet" size="small" narrow onTap={handleAdd}>
        {visitWords.propose.add}
      </Button>
      {problem !== undefined && <View className="visit-sheet__problem">{problem}</View>}
    </View>
  );
}

type ChosenProps = {
  windows: readonly SaidWindow[];
  now: number;
  onRemove: (window: SaidWindow) => void;
};

function Chosen({ windows, now, onRemove }: ChosenProps) {
  if (windows.length === 0) {
    return <View className="visit-sheet__note">{visitWords.propose.none}</View>;
  }
  return (
    <Chips>
      {windows.map((window) => (
        <Chip
          key={window.from}
          isChosen
          choice="checkbox"
          onTap={() => {
            onRemove(window);
          }}
        >
          {sayWindow(window, now)}
        </Chip>
      ))}
    </Chips>
  );
}
