import { Image, View } from '@tarojs/components';

import { showPictures } from '#miniapp/platform/show-pictures';

import { Icon } from './icon';
import { Tap } from './tap';
import { kitWords } from './words';

type PictureUpload = {
  /** Stays the same from choosing to sent. */
  key: string;
  /** A local address to show meanwhile; empty when there is none. */
  path: string;
  /** 0 to 100. */
  progress: number;
  /** `waiting`: it goes by itself once there is a network; `lost`: nobody has it any more. */
  state: 'sending' | 'sent' | 'failed' | 'waiting' | 'lost';
};

type PictureUploaderProps = {
  /** Of the button that adds one, where a page has several of these; and how it is called. */
  id?: string;
  label?: string;
  uploads: readonly PictureUpload[];
  most: number;
  onAdd: () => void;
  onRetry: (key: string) => void;
  onRemove: (key: string) => void;
};

/** The pictures of a form: + comes last, every picture shows how far it got. */
export function PictureUploader(props: PictureUploaderProps) {
  const { id = 'add-picture', label = kitWords.uploads.add } = props;
  const { uploads, most, onAdd, onRetry, onRemove } = props;
  return (
    <View className="picture-grid">
      {uploads.map((upload, index) => (
        <View key={upload.key} className="picture">
          <Tap
            label={
              upload.state === 'lost'
                ? kitWords.uploads.lostPicture(index + 1)
                : kitWords.uploads.picture(index + 1)
            }
            onTap={() => {
              if (upload.state === 'failed') {
                onRetry(upload.key);
              } else {
                show(uploads, upload);
              }
            }}
          >
            {upload.path !== '' && (
              <Image className="picture__image" src={upload.path} mode="aspectFill" />
            )}
            <Veil upload={upload} />
          </Tap>
          <Tap
            className="picture__remove"
            label={kitWords.uploads.remove(index + 1)}
            onTap={() => {
              onRemove(upload.key);
            }}
          >
            <View className="picture__cross">
              <Icon name="close" size="small" />
            </View>
          </Tap>
        </View>
      ))}
      {uploads.length < most && (
        <AddPicture
          {...{ id, label, onAdd }}
          words={uploads.length === 0 ? kitWords.uploads.add : `${uploads.length}/${most}`}
        />
      )}
    </View>
  );
}

type AddPictureProps = { id: string; label: string; words: string; onAdd: () => void };

function AddPicture({ id, label, words, onAdd }: AddPictureProps) {
  return (
    <Tap className="picture picture--add" id={id} label={label} onTap={onAdd}>
      <View className="picture__add">
        <Icon name="camera" size="large" />
        <View>{words}</View>
      </View>
    </Tap>
  );
}

function show(uploads: readonly PictureUpload[], { path: first }: PictureUpload) {
  const paths = uploads.map(({ path }) => path).filter((path) => path !== '');
  if (first !== '') {
    showPictures(paths, first);
  }
}

function Veil({ upload }: { upload: PictureUpload }) {
  if (upload.state === 'sent') {
    return null;
  }
  if (upload.state === 'lost') {
    return (
      <View className="picture__kept">
        {kitWords.uploads.lost.map((line) => (
          <View key={line}>{line}</View>
        ))}
      </View>
    );
  }
  if (upload.state === 'waiting') {
    return (
      <View className="picture__veil">
        <Icon name="clock" />
        {kitWords.uploads.waiting.map((line) => (
          <View key={line}>{line}</View>
        ))}
      </View>
    );
  }
  if (upload.state === 'failed') {
    return (
      <View className="picture__veil">
        <Icon name="retry" />
        {kitWords.uploads.failed.map((line) => (
          <View key={line}>{line}</View>
        ))}
      </View>
    );
  }
  const ring = `conic-gradient(#fff ${upload.progress}%, rgb(255 255 255 / 30%) 0)`;
  return (
    <View className="picture__veil">
      <View className="picture__ring" style={{ background: ring }} />
      <View>{upload.progress}%</View>
    </View>
  );
}
