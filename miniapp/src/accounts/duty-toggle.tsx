import { useState } from 'react';

import { ActionSheet } from '#miniapp/ui/action-sheet';
import { Toggle } from '#miniapp/ui/toggle';

import type { DutyOfMine } from './use-duty';
import { accountWords } from './words';

type DutyToggleProps = {
  duty: DutyOfMine;
  /** Something is, or for all that is known may be, open that somebody has to go on with. */
  hasWork: boolean;
};

/** What becomes of open work is said by whoever leaves. */
export function DutyToggle({ duty, hasWork }: DutyToggleProps) {
  const [isLeaving, setLeaving] = useState(false);
  const words = accountWords.leaving;
  const leaving = (handOver: boolean) => () => void duty.change(false, handOver);
  return (
    <>
      <Toggle
        isOn={duty.isOn}
        label={accountWords.settings.onDuty}
        onChange={(onDuty) => {
          if (!onDuty && hasWork) {
            setLeaving(true);
          } else {
            void duty.change(onDuty);
          }
        }}
      />
      <ActionSheet
        isOpen={isLeaving}
        title={words.title}
        onClose={() => {
          setLeaving(false);
        }}
        actions={[
          { label: words.keep, icon: 'work', id: 'leave-keep', onTap: leaving(false) },
          { label: words.handOver, icon: 'assign', id: 'leave-hand-over', onTap: leaving(true) },
        ]}
      />
    </>
  );
}
