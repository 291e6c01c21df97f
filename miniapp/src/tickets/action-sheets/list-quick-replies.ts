import { call } from '#miniapp/client/call';
import { templateApi } from '#shared/directory/template-api';

export const quickRepliesKey = 'quick-replies';

export async function listQuickReplies() {
  return (await call(templateApi.list, { query: { kind: 'quick_reply' } })).items;
}
