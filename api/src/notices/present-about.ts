import type { NoticeReply } from '#shared/notices/notice-api';

import type { Notice } from './notice';
import { ruleOf, type NoticeOwners } from './owners';

type About = Pick<
  NoticeReply,
  'fact' | 'kind' | 'opens' | 'source' | 'sourceName' | 'ticketId' | 'ticketNumber'
>;

/** Where a notice comes from and where it leads. */
export function presentAbout(
  owners: NoticeOwners,
  { kind, source, sourceName, fact }: Pick<Notice, 'fact' | 'kind' | 'source' | 'sourceName'>,
): About {
  const isTicket = source.kind === 'ticket';
  const opens = ruleOf(owners, { source, kind })?.opens;
  return {
    source: { kind: source.kind, id: source.id },
    ...{ kind, sourceName, fact },
    opens: opens ? { page: opens.page, id: opens.withId ? source.id : null } : null,
    ticketId: isTicket ? source.id : null,
    ticketNumber: isTicket ? sourceName : null,
  };
}
