import { Image, View } from '@tarojs/components';

import { assetUrl } from '#miniapp/client/api-url';
import { showPictures } from '#miniapp/platform/show-pictures';

import { classes } from './classes';
import { Tap } from './tap';

export type Picture = { id: string; name: string; url: string; thumbnailUrl: string | null };

type PictureGridProps = {
  pictures: readonly Picture[];
  /** `small`: 48 px on a ticket card, not to be opened; `large`: a strip that opens full screen. */
  size?: 'small' | 'large';
  /** Pictures beyond this many are only counted. */
  most?: number;
};

/** Pictures in places of fixed size, so that nothing jumps when they arrive. */
export function PictureGrid({ pictures, size = 'large', most = 9 }: PictureGridProps) {
  const shown = pictures.slice(0, most);
  const hidden = pictures.length - shown.length;
  if (shown.length === 0) {
    return null;
  }
  return (
    <View className={classes('picture-strip', size === 'large' && 'picture-strip--large')}>
      {shown.map((picture, index) => {
        const content = (
          <>
            <Image
              className="picture__image"
              src={assetUrl(picture.thumbnailUrl ?? picture.url)}
              mode="aspectFill"
            />
            {hidden > 0 && index === shown.length - 1 && (
              <View className="picture__more">+{hidden}</View>
            )}
          </>
        );
        return size === 'small' ? (
          <View key={picture.id} className="picture">
            {content}
          </View>
        ) : (
          <Tap
            key={picture.id}
            className="picture"
            label={`查看图片 ${picture.name}`}
            onTap={() => {
              showPicture(pictures, picture);
            }}
          >
            {content}
          </Tap>
        );
      })}
    </View>
  );
}

function showPicture(pictures: readonly Picture[], first: Picture) {
  const urls = pictures.map((picture) => assetUrl(picture.url));
  showPictures(urls, assetUrl(first.url));
}
