import { useDidHide, useDidShow } from '@tarojs/taro';
import { useState } from 'react';

import { useAppVisible } from './app-visible';

/** The page is on top and the app in the foreground: only then is it worth asking the server. */
export function usePageVisible(): boolean {
  const [isShown, setShown] = useState(true);
  const isAppVisible = useAppVisible();
  useDidShow(() => {
    setShown(true);
  });
  useDidHide(() => {
    setShown(false);
  });
  return isShown && isAppVisible;
}
