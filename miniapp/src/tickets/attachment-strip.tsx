import { Text, View } from '@tarojs/components';

import { openFile } from '#miniapp/platform/open-file';
import { Icon } from '#miniapp/ui/icon';
import { PictureGrid } from '#miniapp/ui/picture-grid';
import { Tap } from '#miniapp/ui/tap';
import type { AttachmentReply } from '#shared/attachments/attachment-api';

import { ticketWords } from './words/ticket';

type AttachmentStripProps = { attachments: readonly AttachmentReply[] };

/** Pictures side by side, other files as rows under them. */
export function AttachmentStrip({ attachments }: AttachmentStripProps) {
  const files = attachments.filter(({ kind }) => kind !== 'image');
  return (
    <>
      <PictureGrid pictures={attachments.filter(({ kind }) => kind === 'image')} />
      {files.map((file) => (
        <Tap
          key={file.id}
          className="attachment-file"
          label={ticketWords.files.open(file.name)}
          onTap={() => {
            open(file);
          }}
        >
          <Icon name="file" />
          <Text className="attachment-file__name">{file.name}</Text>
          <View className="attachment-file__size">{sayBytes(file.size)}</View>
        </Tap>
      ))}
    </>
  );
}

/** What is hidden from this viewer has no address; only pictures ever are. */
function open({ kind, url }: AttachmentReply) {
  if (url !== null) {
    void openFile({ kind, url });
  }
}

function sayBytes(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
