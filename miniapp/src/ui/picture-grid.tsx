import { Image, View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';

import { assetUrl } from '#miniapp/client/api-url';
import { showPictures } from '#miniapp/platform/show-pictures';
import type { ContentMark } from '#shared/moderation/content-states';

import { classes } from './classes';
import { Icon } from './icon';
import { Tap } from './tap';
import { kitWords } from './words';

export type Picture = {
  id: string;
  name: string;
  /** Null: hidden from this viewer; its place is kept. */
  url: string | null;
  thumbnailUrl: string | null;
  state?: ContentMark;
};

type Size = 'small' | 'large';

type PictureGridProps = {
  pictures: readonly Picture[];
  /** `small`: 48 px on a ticket card, not to be opened; `large`: a strip that opens full screen. */
  size?: Size;
  /** Pictures beyond this many are only counted. */
  most?: number;
  /** Nothing of them is cut off, as of a signature. */
  isWhole?: boolean;
};

/** Pictures in places of fixed size, so that nothing jumps when they arrive or are let through. */
export function PictureGrid(props: PictureGridProps) {
  const { pictures, size = 'large', most = 9, isWhole = false } = props;
  const shown = pictures.slice(0, most);
  const hidden = pictures.length - shown.length;
  if (shown.length === 0) {
    return null;
  }
  return (
    <View
      className={classes(
        'picture-strip',
        size === 'large' && 'picture-strip--large',
        isWhole && 'picture-strip--whole',
      )}
    >
      {shown.map((picture, index) => (
        <Place
          key={picture.id}
          {...{ picture, size, isWhole }}
          onShow={() => {
            showPicture(pictures, picture);
          }}
        >
          {hidden > 0 && index === shown.length - 1 && (
            <View className="picture__more">+{hidden}</View>
          )}
        </Place>
      ))}
    </View>
  );
}

type PlaceProps = {
  picture: Picture;
  size: Size;
  isWhole: boolean;
  onShow: () => void;
  children: ReactNode;
};

function Place({ picture, size, isWhole, onShow, children }: PlaceProps) {
  const { name, state = 'clear', url } = picture;
  const isOpen = size === 'large' && url !== null;
  const content = (
    <>
      <PictureContent {...{ picture, size, isWhole }} />
      {children}
    </>
  );
  return isOpen ? (
    <Tap className="picture" label={kitWords.pictures.show[state](name)} onTap={onShow}>
      {content}
    </Tap>
  ) : (
    <View className="picture">{content}</View>
  );
}

type ContentProps = Pick<PlaceProps, 'picture' | 'size'>;

function PictureContent({ picture, size, isWhole }: ContentProps & Pick<PlaceProps, 'isWhole'>) {
  const [lost, setLost] = useState<string | null>(null);
  const { state } = picture;
  const address = addressOf(picture, isWhole);
  // its link is dead: it was hidden a moment ago, or the network is away
  if (address !== null && address === lost) {
    return (
      <View className="picture__kept">
        <Icon name="image" size="small" />
        {size === 'large' && <View>{kitWords.pictures.unavailable}</View>}
      </View>
    );
  }
  // what was found unfit is opened on purpose, never seen by accident
  if (address === null || state === 'withheld') {
    return <Kept {...{ picture, size }} />;
  }
  const mark = size === 'large' ? markOf(state) : null;
  return (
    <>
      <Image
        className="picture__image"
        src={assetUrl(address)}
        mode={isWhole ? 'aspectFit' : 'aspectFill'}
        onError={() => {
          setLost(address);
        }}
      />
      {mark !== null && <View className="picture__mark">{mark}</View>}
    </>
  );
}

/** Small pictures are cut square. */
function addressOf({ thumbnailUrl, url }: Picture, isWhole: boolean): string | null {
  return isWhole ? url : (thumbnailUrl ?? url);
}

function markOf(state: ContentMark = 'clear'): string | null {
  return state === 'checking' || state === 'flagged' ? kitWords.pictures.marks[state] : null;
}

/** The place of a picture that is not shown, or not yet. */
function Kept({ picture, size }: ContentProps) {
  return (
    <View className="picture__kept">
      <Icon name={picture.state === 'withheld' ? 'lock' : 'hourglass'} size="small" />
      {size === 'large' && keptWords(picture).map((words) => <View key={words}>{words}</View>)}
    </View>
  );
}

function keptWords({ state, url }: Picture): string[] {
  const words = kitWords.pictures;
  if (state !== 'withheld') {
    return [words.inCheck];
  }
  return url === null ? [words.hidden] : [words.refused, words.tapToSee];
}

function showPicture(pictures: readonly Picture[], first: Picture) {
  const urls = pictures
    .filter(({ id, state }) => id === first.id || state !== 'withheld')
    .flatMap(({ url }) => (url === null ? [] : assetUrl(url)));
  if (first.url !== null) {
    showPictures(urls, assetUrl(first.url));
  }
}
