import { View } from '@tarojs/components';

import { Badge } from '#miniapp/ui/badge';
import { Card } from '#miniapp/ui/card';
import { classes } from '#miniapp/ui/classes';
import { sayTime } from '#shared/time/say-time';

import type { InboxGroup } from './inbox-groups';
import { noticeWords } from './words';

type InboxCardProps = { group: InboxGroup; now: number; onTap: () => void };

const earlierShown = 2;

/** What happened to one ticket, or another source: the newest in full, what came before in a line each. */
export function InboxCard({ group, now, onTap }: InboxCardProps) {
  const { items, unread } = group;
  const [newest, ...before] = items;
  const earlier = before.slice(0, earlierShown);
  const { source, sourceName } = newest;
  const hidden = before.length - earlier.length;
  return (
    <Card
      id={`inbox-${source.id}`}
      className={classes('inbox-card', unread > 0 && 'inbox-card--unread')}
      onTap={onTap}
    >
      <View className="inbox-card__head">
        <View className="inbox-card__title">{newest.title}</View>
        <Badge count={unread} />
      </View>
      {newest.text !== '' && <View className="inbox-card__text">{newest.text}</View>}
      {earlier.map((one) => (
        <View key={one.id} className="inbox-card__earlier">
          <View className="inbox-card__earlier-title">{one.title}</View>
          <View>{sayTime(one.createdAt, now)}</View>
        </View>
      ))}
      <View className="inbox-card__foot">
        <View>{sourceName}</View>
        <View>{sayTime(newest.createdAt, now)}</View>
        {hidden > 0 && <View>{noticeWords.inbox.earlier(hidden)}</View>}
      </View>
    </Card>
  );
}
