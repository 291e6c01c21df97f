import type { Side } from '#shared/accounts/roles';
import type { TimelineEntryReply } from '#shared/tickets/ticket-replies';
import { clockTime, sayTime } from '#shared/time/say-time';

import type { PhoneAction } from './actions/phone-action';
import { phoneActions } from './actions/phone-actions';

type Entry = TimelineEntryReply;

/** “陈志远 开始处理”, “您补充了信息”: who did what. */
export function entryTitle(entry: Entry, side: Side): string {
  const { deed, isNamelessFor } = entry.kind === 'submit' ? submit : phoneActions[entry.kind];
  const words = typeof deed === 'function' ? deed(entry, side) : deed;
  return isNamelessFor === side ? words : `${actorName(entry, side)}${words}`.trim();
}

/** How every ticket begins; no action. */
const submit: Pick<PhoneAction, 'deed' | 'isNamelessFor'> = { deed: '提交了问题' };

/** When it happened, with the clock also on old days; what was reported later says so. */
export function entryTime(
  { at, happenedAt }: Pick<Entry, 'at' | 'happenedAt'>,
  now: number,
): string {
  const said = sayTime(happenedAt ?? at, now);
  const time = said.endsWith('日') ? `${said} ${clockTime(happenedAt ?? at)}` : said;
  return happenedAt === null ? time : `${time}（补报）`;
}

function actorName({ actor, isMine }: Entry, side: Side): string {
  if (isMine) {
    return side === 'customer' ? '您' : '我';
  }
  return `${actor?.name ?? '系统'} `;
}
