import { catalogue } from '../words/catalogue';

import type { RatingAnswer } from './rating';

/** “解决了吗？” and the tags that fit each answer. */
export const ratingAnswerWords = catalogue({
  zh: {
    yes: { label: '解决了', tags: ['响应快', '讲得清楚', '一次解决', '态度好'] },
    partly: { label: '部分解决', tags: ['还有小问题', '等得有点久', '需要再教一遍'] },
    no: { label: '没有解决', tags: ['问题还在', '没有人联系我', '方案不可行', '等得太久'] },
  } satisfies Record<RatingAnswer, { label: string; tags: string[] }>,
});
