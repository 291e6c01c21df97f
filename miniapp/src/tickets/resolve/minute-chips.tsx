import { Chip, Chips } from '#miniapp/ui/chip';
import { sayMinutes } from '#shared/visits/say-work';

import { minuteChoices } from './resolve-draft';

type MinuteChipsProps = {
  name: string;
  /** What the trip says. */
  known: number | null;
  chosen: number | null;
  onChange: (minutes: number | null) => void;
};

/** How long something took: one tap, and another takes it back. */
export function MinuteChips({ name, known, chosen, onChange }: MinuteChipsProps) {
  return (
    <Chips>
      {minuteChoices(known, chosen).map((minutes) => (
        <Chip
          key={minutes}
          id={`${name}-${minutes}`}
          isChosen={minutes === chosen}
          onTap={() => {
            onChange(minutes === chosen ? null : minutes);
          }}
        >
          {sayMinutes(minutes)}
        </Chip>
      ))}
    </Chips>
  );
}
