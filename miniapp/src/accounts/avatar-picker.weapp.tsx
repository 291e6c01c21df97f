import { Button } from '@tarojs/components';

import type { AvatarPickerProps } from './avatar-picker-props';
import { accountWords } from './words';

/** WeChat offers its own choice: the WeChat avatar, the album, the camera. */
export function AvatarPicker({ children, onPick }: AvatarPickerProps) {
  return (
    <Button
      className="tap tap-native me__avatar"
      id="avatar"
      openType="chooseAvatar"
      ariaLabel={accountWords.head.changeAvatar}
      onChooseAvatar={(event) => {
        // Taro leaves the detail of this event untyped
        const { avatarUrl: path } = event.detail as { avatarUrl: string };
        onPick({ path, name: path.split('/').pop() ?? 'avatar.jpg', size: 0 });
      }}
    >
      {children}
    </Button>
  );
}
