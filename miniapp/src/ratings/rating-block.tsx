import { View } from '@tarojs/components';

import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { Stars } from '#miniapp/ui/stars';
import { ratingAnswerWords } from '#shared/ratings/rating-words';
import type { RatingReply } from '#shared/tickets/ticket-replies';

import { ratingWords } from './words';

type RatingBlockProps = {
  rating: RatingReply;
  onChange: (() => void) | undefined;
};

/** What the customer said, to be changed for a while. */
export function RatingBlock({ rating, onChange }: RatingBlockProps) {
  return (
    <Card className="rating-block">
      <View className="rating-block__head">
        <View className="rating-block__answer">{ratingAnswerWords[rating.fixed].label}</View>
        <Stars value={rating.stars} />
        {onChange && (
          <Button kind="text" size="small" narrow id="change-rating" onTap={onChange}>
            {ratingWords.block.change}
          </Button>
        )}
      </View>
      {rating.tags.length > 0 && (
        <View className="rating-block__tags">{rating.tags.join(' · ')}</View>
      )}
      {rating.words !== '' && <View className="rating-block__words">{rating.words}</View>}
    </Card>
  );
}
