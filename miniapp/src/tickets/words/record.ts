import { catalogue } from '#shared/words/catalogue';

/** What the page of a service record says beside the record itself. */
export const recordPageWords = catalogue({
  zh: {
    title: '服务记录',
    open: '打开 PDF',
    opening: '正在打开',
  },
});
