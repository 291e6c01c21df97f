import { openPage } from '#miniapp/platform/navigation';
import type { NoticeReply } from '#shared/notices/notice-api';

/** Opens the page that a notice leads to; one of a later version may lead nowhere yet. */
export function openNotice({ opens }: Pick<NoticeReply, 'opens'>) {
  if (opens) {
    openPage(opens.page, opens.id === null ? {} : { id: opens.id });
  }
}
