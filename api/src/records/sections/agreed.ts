import type { RecordBlock } from '#shared/records/record-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { facts, type SectionMaker } from '../record-source';
import { sayWhen } from '../say-when';
import { recordWords } from '../words';

/** What was agreed to be done, as far as customers read it, and the criteria with what became of each. */
export const agreed: SectionMaker = ({ ticket }) => {
  const words = recordWords.agreed;
  const blocks = [...tasksOf(ticket), ...criteriaOf(ticket)];
  return blocks.length === 0 ? null : { title: words.title, blocks };
};

function tasksOf({ tasks }: TicketReply): RecordBlock[] {
  const words = recordWords.agreed;
  return tasks
    .filter(({ isShown }) => isShown)
    .flatMap(({ dueAt, endedAt, party, state, what }) => {
      const due = words.due(sayWhen(dueAt));
      const became = endedAt === null ? due : words.became[state](sayWhen(endedAt));
      return facts([party === '' ? words.us : words.customer(party), words.task(what, became)]);
    });
}

function criteriaOf({ criteria }: TicketReply): RecordBlock[] {
  const words = recordWords.agreed;
  if (!criteria || criteria.state === 'questioned') {
    return [];
  }
  return criteria.items.flatMap(({ isMet, text }) =>
    facts([words.criterion, words.judged(text, isMet)]),
  );
}
