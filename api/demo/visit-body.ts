import type { ActionBody } from '#shared/tickets/ticket-api';
import type { AttachmentMark } from '#shared/visits/attachment-marks';

/** What a step of a story has to do with a visit. */
export type VisitOfStep = {
  /** Times that are proposed, each so many hours after the demo was loaded, for two hours; the first is the one that is picked. */
  windowsIn?: number[];
  /** What its pictures show, in their order. */
  marks?: AttachmentMark[];
};

type Moment = { anchor: Date; attachmentIds: readonly string[] };

const hour = 60 * 60_000;

/** The parts of a body that are only known once the demo is loaded. */
export function visitBody(
  { action, marks = [], windowsIn = [] }: VisitOfStep & { action: string },
  { anchor, attachmentIds }: Moment,
): ActionBody {
  const windows = windowsIn.map((hours) => windowAfter(anchor, hours));
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

/** From a full hour on. */
function windowAfter(anchor: Date, hours: number) {
  const from = Math.ceil((anchor.getTime() + hours * hour) / hour) * hour;
  return { from: new Date(from).toISOString(), to: new Date(from + 2 * hour).toISOString() };
}
