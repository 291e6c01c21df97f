import Popup from '@taroify/core/popup';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { useModal } from '#miniapp/platform/modal';

import { Icon } from './icon';
import { spoken } from './spoken';
import { Tap } from './tap';
import { kitWords } from './words';

type SheetProps = {
  isOpen: boolean;
  title: string;
  children: ReactNode;
  /** Buttons under the scrolling part. */
  actions?: ReactNode;
  onClose: () => void;
};

/** Comes up from the lower edge over the page; the page beneath stays as it is. */
export function Sheet({ isOpen, title, children, actions, onClose }: SheetProps) {
  useModal(isOpen, onClose);
  return (
    <Popup
      className="sheet"
      {...spoken({ role: 'dialog', label: title })}
      open={isOpen}
      placement="bottom"
      rounded
      lock={false}
      duration={180}
      onClose={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <View className="sheet__head">
        <View className="sheet__title">{title}</View>
        <Tap className="sheet__close" label={kitWords.page.close} onTap={onClose}>
          <Icon name="close" />
        </Tap>
      </View>
      <View className="sheet__body">{children}</View>
      {actions !== undefined && <View className="sheet__foot">{actions}</View>}
    </Popup>
  );
}
