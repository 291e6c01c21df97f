import { catalogue } from '#shared/words/catalogue';

/** What the typed API client has to tell a person. */
export const clientWords = catalogue({
  zh: {
    failures: {
      'network.unreachable': '网络断了，您填的内容还在，恢复后再试一次',
      'network.timeout': '服务器很久没有回答，您填的内容还在，请稍后再试',
    },
    uploads: {
      lost: (count: number) => `有 ${count} 张图片没有保存下来，可以重新添加，其余内容照常提交`,
    },
  },
});
