import { LRUCache } from 'lru-cache';

import { briefly } from './record-cache';
import type { RecordChanges, RecordKind } from './record-changes';

type Options = {
  records: RecordKind;
  /** About how many subjects answers are kept; of more, those go that nobody asked about longest. */
  most: number;
  changes: RecordChanges;
};

/** Questions about one subject → answers. */
export type Answers<Answer> = Map<string, Answer>;

/** Answers to questions about subjects, kept until their subject changes. */
export type AnswerCache<Answer> = {
  /**
   * What is kept about a subject, to read and to add to. When the subject changes it is thrown away as a whole: whoever
   * asked before and adds an answer now adds it to what nobody reads any more.
   */
  about: (subject: string) => Answers<Answer>;
};

export function answerCache<Answer>({ records, most, changes }: Options): AnswerCache<Answer> {
  const kept = new LRUCache<string, Answers<Answer>>({ max: most, ttl: briefly });
  changes.listen({
    changed: (which, subjects) => {
      if (which === records) {
        subjects.forEach((subject) => kept.delete(subject));
      }
    },
    lost: () => {
      kept.clear();
    },
  });
  return {
    about: (subject) => {
      const isTrusted = changes.areHeard();
      const known = isTrusted ? kept.get(subject) : undefined;
      if (known) {
        return known;
      }
      const answers: Answers<Answer> = new Map();
      if (isTrusted) {
        kept.set(subject, answers);
      }
      return answers;
    },
  };
}
