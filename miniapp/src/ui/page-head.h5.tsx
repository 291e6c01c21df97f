import { View } from '@tarojs/components';
import { useEffect } from 'react';

import { goBack } from '#miniapp/platform/navigation';

import { Icon } from './icon';
import type { PageHeadProps } from './page-head-props';
import { Tap } from './tap';
import { kitWords } from './words';

/** The browser has no navigation bar, so the page brings one. */
export function PageHead({ title, isBarPage }: PageHeadProps) {
  useEffect(() => {
    document.title = nameOf(title);
  }, [title]);
  if (title === undefined) {
    return null;
  }
  return (
    <View className="page__head">
      {!isBarPage && (
        <Tap
          className="page__back"
          label={kitWords.page.back}
          onTap={() => {
            goBack();
          }}
        >
          <Icon name="back" size="large" />
        </Tap>
      )}
      <View className="page__title">{title}</View>
    </View>
  );
}

/** Of the browser's tab. */
function nameOf(title: string | undefined): string {
  const { product, tabTitle } = kitWords.page;
  return title === undefined || title === product ? product : tabTitle(title);
}
