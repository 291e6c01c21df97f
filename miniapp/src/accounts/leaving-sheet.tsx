import { ActionSheet } from '#miniapp/ui/action-sheet';

import { accountWords } from './words';

type LeavingSheetProps = {
  isOpen: boolean;
  onChoose: (handOver: boolean) => void;
  onClose: () => void;
};

/** What becomes of open work is said by whoever leaves. */
export function LeavingSheet({ isOpen, onChoose, onClose }: LeavingSheetProps) {
  const words = accountWords.leaving;
  return (
    <ActionSheet
      isOpen={isOpen}
      title={words.title}
      onClose={onClose}
      actions={[
        {
          ...{ label: words.keep, icon: 'work', id: 'leave-keep', danger: false },
          onTap: () => {
            onChoose(false);
          },
        },
        {
          ...{ label: words.handOver, icon: 'assign', id: 'leave-hand-over', danger: false },
          onTap: () => {
            onChoose(true);
          },
        },
      ]}
    />
  );
}
