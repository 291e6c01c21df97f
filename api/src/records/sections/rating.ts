import { ratingLimits } from '#shared/ratings/rating';
import { ratingAnswerWords } from '#shared/ratings/rating-words';

import { facts, text, type SectionMaker } from '../record-source';
import { sayWhen } from '../say-when';
import { recordWords } from '../words';

/** The rating of the newest resolution. */
export const rating: SectionMaker = ({ ticket }) => {
  const words = recordWords.rating;
  const given = ticket.rating;
  return (
    given && {
      title: words.title,
      blocks: [
        ...facts(
          [words.fixed, ratingAnswerWords[given.fixed].label],
          [words.stars, words.starsOf(given.stars, ratingLimits.stars)],
          [words.tags, words.tagsOf(given.tags)],
          [words.ratedAt, sayWhen(given.ratedAt)],
        ),
        ...text(words.words, given.words),
      ],
    }
  );
};
