import './numbers.scss';

import { View } from '@tarojs/components';

import { call } from '#miniapp/client/call';
import { useNow } from '#miniapp/client/use-now';
import { useQuery } from '#miniapp/client/use-query';
import { openPage } from '#miniapp/platform/navigation';
import { Banner } from '#miniapp/ui/banner';
import { Card } from '#miniapp/ui/card';
import { classes } from '#miniapp/ui/classes';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { Page } from '#miniapp/ui/page';
import { Section } from '#miniapp/ui/section';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import { Stars } from '#miniapp/ui/stars';
import { ratingAnswerWords } from '#shared/ratings/rating-words';
import { workNumbersApi, type OwnRating, type WorkNumbers } from '#shared/tickets/work-numbers-api';
import { sayTime } from '#shared/time/say-time';

import { numberLines } from './number-lines';
import { workWords } from './words';

/** What I solved in the last 30 days, and what was said of it. */
export default function NumbersPage() {
  const now = useNow();
  const numbers = useQuery('work-numbers', () => call(workNumbersApi.show));
  const { data, error, refresh } = numbers;
  return (
    <Page title={workWords.numbers.title} onRefresh={refresh}>
      {!data && error && <ErrorState error={error} onRetry={() => void refresh()} />}
      {!data && !error && <SkeletonCards count={3} />}
      {data && <Numbers numbers={data} now={now} />}
    </Page>
  );
}

/** Signs from which on a value is set smaller, so that it stays on one line: 1 小时 16 分钟. */
const wide = 6;

type NumbersProps = { numbers: WorkNumbers; now: number };

function Numbers({ numbers, now }: NumbersProps) {
  const words = workWords.numbers;
  if (numbers.solved === 0) {
    return <EmptyState title={words.none(numbers.days)} line={words.noneLine} />;
  }
  return (
    <>
      {numbers.isCut && <Banner tone="wait">{words.isCut}</Banner>}
      <Section title={words.lately(numbers.days)}>
        <View className="numbers">
          {numberLines(numbers).map(({ name, value, notes }) => (
            <Card key={name} className="number">
              <View className="number__name">{name}</View>
              <View
                className={classes('number__value', value.length > wide && 'number__value--wide')}
              >
                {value}
              </View>
              {notes.map((note) => (
                <View key={note} className="number__note">
                  {note}
                </View>
              ))}
            </Card>
          ))}
        </View>
      </Section>
      <Section title={words.ratings} foot={words.unrated(numbers.rated.count, numbers.solved)}>
        {numbers.ratings.map((rating) => (
          <Rating key={`${rating.id}:${rating.ratedAt}`} rating={rating} now={now} />
        ))}
      </Section>
    </>
  );
}

function Rating({ rating, now }: { rating: OwnRating; now: number }) {
  const { fixed, id, number, ratedAt, stars, tags, words } = rating;
  return (
    <Card
      id={`rating-${id}`}
      className="own-rating"
      onTap={() => {
        openPage('tickets/ticket-page', { id });
      }}
    >
      <View className="own-rating__head">
        <View>{ratingAnswerWords[fixed].label}</View>
        <Stars value={stars} />
      </View>
      {tags.length > 0 && <View className="own-rating__tags">{tags.join(' · ')}</View>}
      {words !== '' && <View>{words}</View>}
      <View className="own-rating__foot">
        {number} · {sayTime(ratedAt, now)}
      </View>
    </Card>
  );
}
