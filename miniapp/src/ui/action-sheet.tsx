import type { IconName } from './icon-sources';
import { ListRow } from './list-row';
import { Sheet } from './sheet';

type SheetAction = {
  label: string;
  icon?: IconName;
  note?: string;
  danger?: boolean;
  id?: string;
  onTap: () => void;
};

type ActionSheetProps = {
  isOpen: boolean;
  title: string;
  actions: readonly SheetAction[];
  onClose: () => void;
};

/** What hides behind ⋯: one row per action; choosing one closes the sheet first. */
export function ActionSheet({ isOpen, title, actions, onClose }: ActionSheetProps) {
  return (
    <Sheet isOpen={isOpen} title={title} onClose={onClose}>
      <>
        {actions.map(({ label, icon, note, danger = false, id, onTap }) => (
          <ListRow
            key={label}
            title={label}
            danger={danger}
            {...(icon === undefined ? {} : { icon })}
            {...(note === undefined ? {} : { note })}
            {...(id === undefined ? {} : { id })}
            onTap={() => {
              onClose();
              onTap();
            }}
          />
        ))}
      </>
    </Sheet>
  );
}
