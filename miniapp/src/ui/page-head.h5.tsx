import { View } from '@tarojs/components';
import { useEffect } from 'react';

import { goBack } from '#miniapp/platform/navigation';

import { Icon } from './icon';
import type { PageHeadProps } from './page-head-props';
import { Tap } from './tap';

/** The browser has no navigation bar, so the page brings one. */
export function PageHead({ title, isBarPage }: PageHeadProps) {
  useEffect(() => {
    document.title = title === undefined || title === '回声' ? '回声' : `${title} · 回声`;
  }, [title]);
  if (title === undefined) {
    return null;
  }
  return (
    <View className="page__head">
      {!isBarPage && (
        <Tap className="page__back" label="返回" onTap={goBack}>
          <Icon name="back" size="large" />
        </Tap>
      )}
      <View className="page__title">{title}</View>
    </View>
  );
}
