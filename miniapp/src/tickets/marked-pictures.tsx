import { View } from '@tarojs/components';

import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';
import { attachmentMarks } from '#shared/visits/attachment-marks';

import { AttachmentStrip } from './attachment-strip';
import { resolveWords } from './words/resolve';

type MarkedPicturesProps = Pick<TimelineEntryReply, 'attachments'>;

/** What came with a step: what shows nothing in particular, then how it was found and how it was left. */
export function MarkedPictures({ attachments }: MarkedPicturesProps) {
  const of = (wanted: (typeof attachments)[number]['mark']) =>
    attachments.filter(({ mark }) => mark === wanted);
  return (
    <>
      <AttachmentStrip attachments={of(null)} />
      {attachmentMarks.map(
        (mark) =>
          of(mark).length > 0 && (
            <View key={mark}>
              <View className="ticket-entry__mark">{resolveWords.shown.marks[mark]}</View>
              <AttachmentStrip attachments={of(mark)} />
            </View>
          ),
      )}
    </>
  );
}
