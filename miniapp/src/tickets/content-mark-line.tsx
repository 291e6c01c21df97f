import { View } from '@tarojs/components';

import { Icon } from '#miniapp/ui/icon';
import type { ContentMark } from '#shared/moderation/content-states';

/** Words that this viewer is not shown. */
export const keptWords = '这段文字未通过审核，已隐藏';

type ContentMarkLineProps = { mark: ContentMark; isShown: boolean };

/** What the content check has to say about words; mostly nothing. */
export function ContentMarkLine({ mark, isShown }: ContentMarkLineProps) {
  if (mark === 'flagged') {
    return (
      <View className="content-mark content-mark--wait">
        <Icon name="escalate" size="small" />
        <View>内容待复核</View>
      </View>
    );
  }
  if (mark !== 'withheld') {
    return null;
  }
  return (
    <View className="content-mark">
      <Icon name="lock" size="small" />
      <View>{isShown ? '未通过审核，已对其他人隐藏' : keptWords}</View>
    </View>
  );
}
