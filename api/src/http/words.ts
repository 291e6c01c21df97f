import { catalogue } from '#shared/words/catalogue';

/** What the API says of any request. */
export const httpWords = catalogue({
  zh: {
    product: '回声 Huisheng',
    missing: '请填写',
    malformed: '格式不对',
    notOffered: '请从给出的选项中选择',
    atLeast: {
      string: (least: string) => `至少 ${least} 个字`,
      array: (least: string) => `至少 ${least} 个`,
      other: (least: string) => `至少 ${least}`,
    },
    atMost: {
      string: (most: string) => `最多 ${most} 个字`,
      array: (most: string) => `最多 ${most} 个`,
      other: (most: string) => `最多 ${most}`,
    },
    keyTooLong: (most: number) => `最多 ${most} 个字符`,
  },
});
