import { catalogue } from '#shared/words/catalogue';

/** What the API says of customers. */
export const customerWords = catalogue({
  zh: { nothingToLookFor: '请输入电话号码，或姓名的开头' },
});
