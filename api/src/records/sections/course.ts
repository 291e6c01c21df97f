import { bounded } from '#api/bounds/index';
import type { PersonReply } from '#shared/accounts/account-api';
import { isStaff, roleName } from '#shared/accounts/roles';
import type { RecordBlock } from '#shared/records/record-api';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

import type { SectionMaker } from '../record-source';
import { sayWhen } from '../say-when';
import { recordWords } from '../words';

/** Who did what when, and what they said. */
export const course: SectionMaker = ({ entries }) => {
  const words = recordWords.course;
  const isWhole = entries[0]?.seq === 1;
  const newest = entries.findLast(({ kind }) => kind === 'resolve');
  const rows = entries.map((entry) => rowOf(entry, entry.kind === 'submit' || entry === newest));
  const blocks: RecordBlock[] = [{ kind: 'steps', rows }];
  return {
    title: words.title,
    blocks: isWhole
      ? blocks
      : [{ kind: 'note', text: words.isCut(bounded.entriesOfRecord.most) }, ...blocks],
  };
};

/** `isTold`: the report and the newest resolution have sections of their own. */
function rowOf(entry: TimelineEntryReply, isTold: boolean) {
  const words = recordWords.course;
  const { at, attachments, happenedAt, resolution, text } = entry;
  return {
    time: happenedAt === null ? sayWhen(at) : words.reportedLater(sayWhen(happenedAt)),
    title: words.did(nameOf(entry.actor), deedOf(entry)),
    text: isTold ? '' : [text, resolution?.solution].filter(Boolean).join('\n'),
    pictures: isTold ? [] : attachments,
  };
}

function nameOf(person: PersonReply | null): string {
  const words = recordWords.course;
  if (!person) {
    return words.system;
  }
  return isStaff(person.role) ? words.withRole(person.name, roleName(person.role)) : person.name;
}

function deedOf({ kind, assignee, place }: TimelineEntryReply): string {
  const words = recordWords.course;
  if (kind === 'submit') {
    return words.submitted;
  }
  const action = ticketActionWords[kind];
  if (kind === 'assign' && assignee) {
    return words.to(action, assignee.name);
  }
  return place ? words.at(action, place.name) : action;
}
