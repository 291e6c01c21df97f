import { facts, pictures, text, type SectionMaker } from '../record-source';
import { sayWhen } from '../say-when';
import { recordWords } from '../words';

/** What was done about it: the newest resolution, with the pictures that came with it. */
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
      ...facts([words.solvedAt, sayWhen(resolution.at)]),
      ...pictures(words.pictures, shown),
    ],
  };
};
