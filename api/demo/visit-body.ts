import type { ActionBody } from '#shared/tickets/ticket-api';
import type { AttachmentMark } from '#shared/visits/attachment-marks';

import { dayOf, momentOf } from './demo-clock';

/** When somebody can come, for two hours: today, or so many days after the demo was loaded. */
type VisitTime = 'today' | { inDays: number; at: `${number}:${number}` };

/** What a step of a story has to do with a visit. */
export type VisitOfStep = {
  /** Times that are proposed; the first is the one that is picked. */
  windows?: VisitTime[];
  /** What its pictures show, in their order. */
  marks?: AttachmentMark[];
};

type Moment = { anchor: Date; attachmentIds: readonly string[] };

const hour = 60 * 60_000;

/** The parts of a body that are only known once the demo is loaded. */
export function visitBody(
  { action, marks = [], windows: times = [] }: VisitOfStep & { action: string },
  { anchor, attachmentIds }: Moment,
): ActionBody {
  const windows = times.map((time) => windowAt(time, anchor));
  return {
    ...(action === 'propose_visit' && { windows }),
    ...(action === 'pick_visit' && { window: windows[0] }),
    ...(marks.length > 0 && {
      attachmentMarks: attachmentIds.flatMap((id, at) => {
        const mark = marks[at];
        return mark ? [{ id, mark }] : [];
      }),
    }),
  };
}

function windowAt(time: VisitTime, anchor: Date) {
  const from =
    time === 'today'
      ? laterToday(anchor)
      : momentOf({ daysAgo: -time.inDays, at: time.at }, anchor).getTime();
  return { from: new Date(from).toISOString(), to: new Date(from + 2 * hour).toISOString() };
}

/** In two hours, not before ten; late in the evening it has just begun. */
function laterToday(anchor: Date): number {
  const soon = Math.ceil((anchor.getTime() + 2 * hour) / hour) * hour;
  const morning = momentOf({ daysAgo: 0, at: '10:00' }, anchor).getTime();
  const isToday = dayOf(new Date(soon)) === dayOf(anchor);
  return isToday ? Math.max(soon, morning) : Math.floor(anchor.getTime() / hour) * hour;
}
