import { catalogue } from '../words/catalogue';

export const phoneWords = catalogue({
  zh: {
    withExtension: (number: string, extension: string) => `${number} 转 ${extension}`,
  },
});
