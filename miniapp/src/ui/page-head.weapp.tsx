import { setNavigationBarTitle } from '@tarojs/taro';
import { useEffect } from 'react';

import type { PageHeadProps } from './page-head-props';

/** WeChat draws the bar itself; a title known only at run time is handed to it. */
export function PageHead({ title }: PageHeadProps) {
  useEffect(() => {
    if (title !== undefined) {
      void setNavigationBarTitle({ title });
    }
  }, [title]);
  return null;
}
