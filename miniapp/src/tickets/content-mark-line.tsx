import { View } from '@tarojs/components';

import { Icon } from '#miniapp/ui/icon';
import type { ContentMark } from '#shared/moderation/content-states';

import { ticketWords } from './words/ticket';

type ContentMarkLineProps = { mark: ContentMark; isShown: boolean };

/** What the content check has to say about words; mostly nothing. */
export function ContentMarkLine({ mark, isShown }: ContentMarkLineProps) {
  if (mark === 'flagged') {
    return (
      <View className="content-mark content-mark--wait">
        <Icon name="escalate" size="small" />
        <View>{ticketWords.marks.flagged}</View>
      </View>
    );
  }
  if (mark !== 'withheld') {
    return null;
  }
  return (
    <View className="content-mark">
      <Icon name="lock" size="small" />
      <View>{isShown ? ticketWords.marks.hiddenFromOthers : ticketWords.marks.hidden}</View>
    </View>
  );
}
