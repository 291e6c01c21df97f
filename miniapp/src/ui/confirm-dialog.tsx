import Popup from '@taroify/core/popup';
import { View } from '@tarojs/components';

import { useModal } from '#miniapp/platform/modal';

import { Button } from './button';
import { spoken } from './spoken';
import { kitWords } from './words';

type ConfirmDialogProps = {
  isOpen: boolean;
  title: string;
  /** What happens then, and what stays. */
  message?: string;
  /** The verb itself: 取消工单, never 确定. */
  confirmLabel: string;
  danger?: boolean;
  busy?: string | false;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, message, confirmLabel, danger, busy, onConfirm, onClose } = props;
  useModal(isOpen, onClose);
  return (
    <Popup
      className="confirm-dialog"
      {...spoken({ role: 'dialog', label: title })}
      open={isOpen}
      placement="center"
      duration={180}
      onClose={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <View className="confirm-dialog__title">{title}</View>
      {message !== undefined && <View className="confirm-dialog__message">{message}</View>}
      <View className="confirm-dialog__actions">
        <Button kind="quiet" onTap={onClose}>
          {kitWords.page.back}
        </Button>
        <Button kind={danger ? 'danger' : 'primary'} busy={busy} onTap={onConfirm}>
          {confirmLabel}
        </Button>
      </View>
    </Popup>
  );
}
