import { Image, View } from '@tarojs/components';
import { useState } from 'react';

import { assetUrl } from '#miniapp/client/api-url';
import { signsOf } from '#shared/text/length';

import { classes } from './classes';

type AvatarProps = { name: string; url?: string | null; size?: 'small' | 'medium' | 'large' };

/** A face, or the last character of the name, as Chinese address books do. */
export function Avatar({ name, url, size = 'medium' }: AvatarProps) {
  const [lost, setLost] = useState<string | null>(null);
  return (
    <View className={classes('avatar', size !== 'medium' && `avatar--${size}`)}>
      {url && url !== lost ? (
        <Image
          className="avatar__image"
          src={assetUrl(url)}
          mode="aspectFill"
          onError={() => {
            setLost(url);
          }}
        />
      ) : (
        ([...signsOf(name.trim())].at(-1) ?? '')
      )}
    </View>
  );
}
