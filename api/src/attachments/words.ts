import { catalogue } from '#shared/words/catalogue';

/** What the API says of attachments. */
export const attachmentWords = catalogue({
  zh: {
    namelessFile: '附件',
  },
});
