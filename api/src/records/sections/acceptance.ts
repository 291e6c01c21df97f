import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

import { facts, type SectionMaker } from '../record-source';
import { sayWhen } from '../say-when';
import { recordWords } from '../words';

/** Steps by which somebody says what became of the newest resolution. */
const answers = new Set<TimelineEntryReply['kind']>([
  'cancel',
  'close',
  'confirm',
  'reject',
  'reopen',
  'withdraw',
]);

/** What the customer said of the resolution, or how it ended without that. */
export const acceptance: SectionMaker = ({ entries, ticket: { mergedInto } }) => {
  const words = recordWords.acceptance;
  const solved = entries.findLastIndex(({ kind }) => kind === 'resolve');
  const answer = entries.slice(solved + 1).findLast(({ kind }) => answers.has(kind));
  return {
    title: words.title,
    blocks: facts(
      [words.result, mergedInto ? recordWords.merged(mergedInto.number) : resultOf(answer)],
      [words.by, answer?.actor?.name],
      [words.reason, answer?.kind === 'close' ? answer.text : null],
      [words.at, answer && sayWhen(answer.at)],
    ),
  };
};

function resultOf(answer: TimelineEntryReply | undefined): string {
  const words = recordWords.acceptance;
  switch (answer?.kind) {
    case 'confirm':
      return answer.actor ? words.confirmed : words.bySystem;
    case 'reject':
      return words.rejected;
    case 'reopen':
      return words.reopened;
    case 'withdraw':
      return words.withdrawn;
    case 'close':
      return words.ended;
    case 'cancel':
      return words.cancelled;
    default:
      return words.open;
  }
}
