import { Image, View } from '@tarojs/components';

import { showPictures } from '#miniapp/platform/show-pictures';

import { Icon } from './icon';
import { Tap } from './tap';

type PictureUpload = {
  /** Stays the same from choosing to sent. */
  key: string;
  /** A local address to show meanwhile; empty when there is none. */
  path: string;
  /** 0 to 100. */
  progress: number;
  /** `lost`: nobody has it any more. */
  state: 'sending' | 'sent' | 'failed' | 'lost';
};

type PictureUploaderProps = {
  uploads: readonly PictureUpload[];
  most: number;
  onAdd: () => void;
  onRetry: (key: string) => void;
  onRemove: (key: string) => void;
};

/** The pictures of a form: + comes last, every picture shows how far it got. */
export function PictureUploader(props: PictureUploaderProps) {
  const { uploads, most, onAdd, onRetry, onRemove } = props;
  return (
    <View className="picture-grid">
      {uploads.map((upload, index) => (
        <View key={upload.key} className="picture">
          <Tap
            label={`第 ${index + 1} 张图片${upload.state === 'lost' ? '，没有保存下来' : ''}`}
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
            label={`移除第 ${index + 1} 张图片`}
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
        <Tap className="picture picture--add" id="add-picture" label="添加图片" onTap={onAdd}>
          <View className="picture__add">
            <Icon name="camera" size="large" />
            <View>{uploads.length === 0 ? '添加图片' : `${uploads.length}/${most}`}</View>
          </View>
        </Tap>
      )}
    </View>
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
        <View>没有</View>
        <View>保存下来</View>
      </View>
    );
  }
  if (upload.state === 'failed') {
    return (
      <View className="picture__veil">
        <Icon name="retry" />
        <View>没有传上去</View>
        <View>点此重试</View>
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
