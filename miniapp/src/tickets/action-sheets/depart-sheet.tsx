import { View } from '@tarojs/components';
import { useState } from 'react';

import { Chip, Chips } from '#miniapp/ui/chip';
import { ClockPicker } from '#miniapp/ui/clock-picker';
import { Section } from '#miniapp/ui/section';
import { clockTime } from '#shared/time/say-time';
import { sayWindow } from '#shared/visits/visit-window';

import { visitWords } from '../words/visits';

import { FormSheet, type SheetProps } from './form-sheet';
import { arrivalChoices, nextAt, usualArrival } from './visit-times';

/** Asks once: the customer is told that somebody comes, and when. */
export function DepartSheet({ ticket, action, form, actions }: SheetProps) {
  // what is offered stays while somebody looks at it
  const [now] = useState(Date.now);
  const picked = ticket.appointment?.picked ?? null;
  const [expectedAt, setExpectedAt] = useState(() => usualArrival(picked, now));
  const words = visitWords.depart;
  return (
    <FormSheet
      {...{ action, form, actions }}
      onSubmit={async () => {
        await actions.act(action, { expectedAt });
      }}
    >
      <View className="visit-sheet__note">{words.line}</View>
      <Section
        title={words.expected}
        hint={picked ? words.agreed(sayWindow(picked, now)) : undefined}
      >
        <Chips>
          {arrivalChoices(now).map(({ minutes, at }) => (
            <Chip
              key={minutes}
              isChosen={at === expectedAt}
              onTap={() => {
                setExpectedAt(at);
              }}
            >
              {words.minutes(minutes, clockTime(at))}
            </Chip>
          ))}
        </Chips>
        <View className="visit-sheet__other">
          <View>{words.other}</View>
          <ClockPicker
            id="expected-at"
            value={clockTime(expectedAt)}
            label={words.expected}
            onChange={(clock) => {
              setExpectedAt(nextAt(clock, now));
            }}
          />
        </View>
      </Section>
    </FormSheet>
  );
}
