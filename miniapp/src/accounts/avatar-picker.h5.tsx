import { choosePictures } from '#miniapp/platform/choose-pictures';
import { Tap } from '#miniapp/ui/tap';

import type { AvatarPickerProps } from './avatar-picker-props';

export function AvatarPicker({ children, onPick }: AvatarPickerProps) {
  const handleTap = async () => {
    const [file] = await choosePictures(1);
    if (file) {
      onPick(file);
    }
  };
  return (
    <Tap className="me__avatar" id="avatar" label="换头像" onTap={() => void handleTap()}>
      {children}
    </Tap>
  );
}
