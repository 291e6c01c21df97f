/** “解决了吗？” and the tags that fit each answer. */
export const ratingAnswers = {
  yes: { label: '解决了', tags: ['响应快', '讲得清楚', '一次解决', '态度好'] },
  partly: { label: '部分解决', tags: ['还有小问题', '等得有点久', '需要再教一遍'] },
  no: { label: '没有解决', tags: ['问题还在', '没有人联系我', '方案不可行', '等得太久'] },
} as const;
export type RatingAnswer = keyof typeof ratingAnswers;
export const ratingAnswerNames = Object.keys(ratingAnswers) as [RatingAnswer, ...RatingAnswer[]];

export const ratingLimits = {
  stars: 5,
  wordsLength: 500,
  tags: 5,
  /** How long a rating may be changed after it was first given, in milliseconds. */
  changeableFor: 14 * 24 * 60 * 60_000,
  /** At or below this many stars somebody calls back. */
  lowStars: 2,
} as const;

export function isLowRating({ fixed, stars }: { fixed: RatingAnswer; stars: number }): boolean {
  return fixed === 'no' || stars <= ratingLimits.lowStars;
}
