import { Image, View } from '@tarojs/components';

import { assetUrl } from '#miniapp/client/api-url';

import { classes } from './classes';

type AvatarProps = { name: string; url?: string | null; size?: 'small' | 'medium' | 'large' };

/** A face, or the last character of the name, as Chinese address books do. */
export function Avatar({ name, url, size = 'medium' }: AvatarProps) {
  return (
    <View className={classes('avatar', size !== 'medium' && `avatar--${size}`)}>
      {url ? (
        <Image className="avatar__image" src={assetUrl(url)} mode="aspectFill" />
      ) : (
        (Array.from(name.trim()).pop() ?? '')
      )}
    </View>
  );
}
