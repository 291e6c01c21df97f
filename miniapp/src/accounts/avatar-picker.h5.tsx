import { choosePictures } from '#miniapp/platform/choose-pictures';
import { Tap } from '#miniapp/ui/tap';

import type { AvatarPickerProps } from './avatar-picker-props';
import { accountWords } from './words';

export function AvatarPicker({ children, onPick }: AvatarPickerProps) {
  const handleTap = async () => {
    const [file] = await choosePictures(1);
    if (file) {
      onPick(file);
    }
  };
  return (
    <Tap
      className="me__avatar"
      id="avatar"
      label={accountWords.head.changeAvatar}
      onTap={() => void handleTap()}
    >
      {children}
    </Tap>
  );
}
