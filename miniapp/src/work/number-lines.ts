import type { WorkNumbers } from '#shared/tickets/work-numbers-api';
import { sayMinutes } from '#shared/visits/say-work';

import { workWords } from './words';

type NumberLine = { name: string; value: string; notes: string[] };

/** Each number with what it is counted from. */
export function numberLines(numbers: WorkNumbers): NumberLine[] {
  const { firstResponse, kept, rated, reopened, solved } = numbers;
  const words = workWords.numbers;
  const { mean, median } = firstResponse;
  return [
    { name: words.solved, value: words.tickets(solved), notes: [words.reopened(reopened)] },
    {
      name: words.kept,
      value:
        kept.of === 0 ? words.nothing : words.percent(Math.round((kept.count / kept.of) * 100)),
      notes: [words.keptOf(kept.count, kept.of)],
    },
    {
      name: words.firstResponse,
      value: median === null ? words.nothing : sayMinutes(Math.round(median)),
      notes:
        mean === null
          ? []
          : [words.firstResponseKind, words.firstResponseMean(sayMinutes(Math.round(mean)))],
    },
    {
      name: words.stars,
      value: rated.mean === null ? words.nothing : words.starsOf(rated.mean.toFixed(1)),
      notes: [words.ratedOf(rated.count, solved)],
    },
  ];
}
