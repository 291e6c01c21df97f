import type { Side } from '#shared/accounts/roles';
import { filingChannelWords } from '#shared/tickets/ticket-life-words';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';
import { sayExactTime } from '#shared/time/say-time';

import { phoneActions, sayDeed } from './actions/phone-actions';
import { progressWords } from './words/progress';

type Entry = TimelineEntryReply;

/** An API that is newer than this phone may tell of what the phone has no words for yet. */
export function isKnown({ kind }: Pick<Entry, 'kind'>): boolean {
  return kind === 'submit' || kind in phoneActions;
}

/** “陈志远 开始处理”, “您补充了信息”: who did what. */
export function entryTitle(entry: Entry, side: Side): string {
  const { kind } = entry;
  // how every ticket begins is no action
  if (kind === 'submit') {
    return titleOf(entry, side, reportDeed(entry, side));
  }
  const deed = sayDeed(kind, entry, side);
  return phoneActions[kind].isNamelessFor === side ? deed : titleOf(entry, side, deed);
}

/** The desk may have done it for whoever called. */
function reportDeed({ filedVia }: Entry, side: Side): string {
  const words = progressWords.timeline;
  if (!filedVia) {
    return words.submitted;
  }
  const channel = filingChannelWords[filedVia];
  return side === 'customer' ? words.filedForYou(channel) : words.filed(channel);
}

/** When it happened, with the clock also on old days; what was reported later says so. */
export function entryTime(
  { at, happenedAt }: Pick<Entry, 'at' | 'happenedAt'>,
  now: number,
): string {
  const time = sayExactTime(happenedAt ?? at, now);
  return happenedAt === null ? time : progressWords.timeline.reportedLater(time);
}

function titleOf({ actor, isMine }: Entry, side: Side, deed: string): string {
  const words = progressWords.timeline;
  if (isMine) {
    return side === 'customer' ? words.byYou(deed) : words.byMe(deed);
  }
  return words.by(actor?.name ?? words.system, deed).trim();
}
