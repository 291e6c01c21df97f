import { View } from '@tarojs/components';
import { useState } from 'react';

import type { ApiError } from '#miniapp/client/api-error';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Chip, Chips } from '#miniapp/ui/chip';
import { ChoiceCard } from '#miniapp/ui/choice-card';
import { Sheet } from '#miniapp/ui/sheet';
import { Stars } from '#miniapp/ui/stars';
import { TextArea } from '#miniapp/ui/text-field';
import { ratingAnswerNames, ratingLimits, type RatingAnswer } from '#shared/ratings/rating';
import { ratingAnswerWords } from '#shared/ratings/rating-words';

import { ratingWords } from './words';

export type GivenRating = { fixed: RatingAnswer; stars: number; tags: string[]; note: string };

type RatingSheetProps = {
  /** What was given before, to be changed, or answered already. */
  first: Partial<GivenRating>;
  isRunning: boolean;
  error: ApiError | undefined;
  onSubmit: (rating: GivenRating) => void;
  onClose: () => void;
};

/** Three big answers, then stars, which nobody else fills in, then tags that fit. */
export function RatingSheet({ first, isRunning, error, onSubmit, onClose }: RatingSheetProps) {
  const [rating, setRating] = useState(first);
  const { fixed, stars, tags = [], note = '' } = rating;

  return (
    <Sheet
      isOpen
      title={ratingWords.sheet.question}
      onClose={onClose}
      actions={
        <Button
          id="submit-rating"
          disabled={!fixed || !stars}
          busy={isRunning && ratingWords.sheet.submitting}
          onTap={() => {
            if (fixed && stars) {
              onSubmit({ fixed, stars, tags, note });
            }
          }}
        >
          {ratingWords.sheet.submit}
        </Button>
      }
    >
      {error && <Banner tone="late">{error.title}</Banner>}
      <View className="rating-answers">
        {ratingAnswerNames.map((answer) => (
          <ChoiceCard
            key={answer}
            id={`fixed-${answer}`}
            label={ratingAnswerWords[answer].label}
            line={ratingWords.answerLines[answer]}
            isChosen={fixed === answer}
            onTap={() => {
              setRating({ note, fixed: answer, tags: [], ...(stars && { stars }) });
            }}
          />
        ))}
      </View>
      {fixed && <RatingMore fixed={fixed} rating={rating} onChange={setRating} />}
    </Sheet>
  );
}

type RatingMoreProps = {
  fixed: RatingAnswer;
  rating: Partial<GivenRating>;
  onChange: (rating: Partial<GivenRating>) => void;
};

function RatingMore({ fixed, rating, onChange }: RatingMoreProps) {
  const { stars = 0, tags = [], note = '' } = rating;
  const toggle = (tag: string) => {
    const next = tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag];
    onChange({ ...rating, tags: next.slice(-ratingLimits.tags) });
  };
  return (
    <View className="rating-more">
      <Stars
        value={stars}
        onChange={(value) => {
          onChange({ ...rating, stars: value });
        }}
      />
      <Chips>
        {ratingAnswerWords[fixed].tags.map((tag) => (
          <Chip
            key={tag}
            choice="checkbox"
            isChosen={tags.includes(tag)}
            onTap={() => {
              toggle(tag);
            }}
          >
            {tag}
          </Chip>
        ))}
      </Chips>
      <TextArea
        id="rating-words"
        label={ratingWords.sheet.note}
        hideLabel
        hint={ratingWords.sheet.noteHint}
        most={ratingLimits.wordsLength}
        value={note}
        onChange={(words) => {
          onChange({ ...rating, note: words });
        }}
      />
    </View>
  );
}
