import type { TicketReply } from '#shared/tickets/ticket-replies';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';
import type { AttachmentMark } from '#shared/visits/attachment-marks';
import { sayMinutes, sayPart } from '#shared/visits/say-work';
import { visitWords } from '#shared/visits/visit-words';

import { facts, pictures, text, type SectionMaker } from '../record-source';
import { sayWhen } from '../say-when';
import { recordWords } from '../words';

/** What was done about it: the newest resolution, what it took, and the pictures that came with it. */
export const outcome: SectionMaker = ({ ticket: { resolution }, entries }) => {
  const words = recordWords.outcome;
  if (!resolution) {
    return { title: words.title, blocks: [{ kind: 'note', text: words.none }] };
  }
  const shown = entries.findLast(({ kind }) => kind === 'resolve')?.attachments ?? [];
  return {
    title: words.title,
    blocks: [
      ...text(words.cause, resolution.cause),
      ...text(words.solution, resolution.solution),
      ...text(words.prevention, resolution.prevention),
      ...text(words.parts, words.partsOf(resolution.parts.map(wholePart))),
      ...facts(
        [words.solvedAt, sayWhen(resolution.at)],
        [words.spent, minutes(resolution.minutesSpent)],
        [words.travelled, minutes(resolution.travelMinutes)],
        [
          words.breach,
          resolution.breachCause && visitWords.breachCauses[resolution.breachCause.kind],
        ],
      ),
      ...pictures(words.before, marked(shown, 'before')),
      ...pictures(words.after, marked(shown, 'after')),
      ...pictures(words.pictures, marked(shown, null)),
      ...pictures(words.signature, resolution.signature ? [resolution.signature] : []),
    ],
  };
};

function marked(shown: TimelineEntryReply['attachments'], wanted: AttachmentMark | null) {
  return shown.filter(({ mark }) => mark === wanted);
}

type Resolution = NonNullable<TicketReply['resolution']>;

/** Prices stay the company's own matter: a record is for the customer, whoever fetches it. */
function wholePart(part: Resolution['parts'][number]): string {
  return recordWords.outcome.partOf([
    sayPart(part),
    ...(part.serial === '' ? [] : [visitWords.serial(part.serial)]),
  ]);
}

function minutes(spent: number | null): string | null {
  return spent === null ? null : sayMinutes(spent);
}
