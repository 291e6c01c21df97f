import { View } from '@tarojs/components';

import { callPhone } from '#miniapp/platform/device';
import { openPage } from '#miniapp/platform/navigation';
import { sayOwner } from '#miniapp/tickets/owed-calls';
import { countdown } from '#miniapp/tickets/promise-words';
import { ticketWords } from '#miniapp/tickets/words/ticket';
import { Card } from '#miniapp/ui/card';
import { CountdownChip } from '#miniapp/ui/countdown-chip';
import { Icon } from '#miniapp/ui/icon';
import { Stars } from '#miniapp/ui/stars';
import { Tap } from '#miniapp/ui/tap';
import type { FollowUpReply } from '#shared/follow-ups/follow-up-api';
import { followUpKindWords } from '#shared/follow-ups/follow-up-words';
import { dialable, sayPhone } from '#shared/phones/say-phone';
import { ratingAnswerWords } from '#shared/ratings/rating-words';

import { deskWords } from './words';

type FollowUpCardProps = { call: FollowUpReply; now: number };

/** Whom to call, by when and why; the card leads to the ticket, where it is noted what came of it. */
export function FollowUpCard({ call, now }: FollowUpCardProps) {
  const { customer, followUp, ticket } = call;
  return (
    <Card
      className="follow-up-card"
      id={`follow-up-${ticket.number}`}
      onTap={() => {
        openPage('tickets/ticket-page', { id: call.id });
      }}
    >
      <View className="follow-up-card__head">
        <View className="follow-up-card__kind">{followUpKindWords[followUp.kind]}</View>
        <CountdownChip {...countdown(followUp, now)} />
      </View>
      <Customer customer={customer} />
      <View className="follow-up-card__problem">
        {ticket.description || ticketWords.marks.hidden}
      </View>
      <Why call={call} />
      <View className="follow-up-card__foot">
        <View className="follow-up-card__owner">{sayOwner(followUp)}</View>
        {followUp.attempts > 0 && <View>{deskWords.followUps.attempts(followUp.attempts)}</View>}
        <View>{ticket.number}</View>
      </View>
    </Card>
  );
}

function Customer({ customer }: Pick<FollowUpReply, 'customer'>) {
  const { name, organization, phone } = customer;
  return (
    <View className="follow-up-card__customer">
      <View className="follow-up-card__who">
        <View className="follow-up-card__name">{name}</View>
        <View className="follow-up-card__organization">
          {organization ?? ticketWords.people.ownCustomer}
        </View>
      </View>
      <Tap
        className="follow-up-card__phone"
        label={ticketWords.people.callTo(name)}
        onTap={() => {
          callPhone(dialable(phone));
        }}
      >
        <Icon name="phone" />
        <View>{sayPhone(phone)}</View>
      </Tap>
    </View>
  );
}

/** What the customer said, or what we planned ourselves. */
function Why({ call: { followUp, rating } }: Pick<FollowUpCardProps, 'call'>) {
  return followUp.kind === 'bad_rating' && rating ? (
    <View className="follow-up-card__why">
      <View>{ratingAnswerWords[rating.fixed].label}</View>
      <Stars value={rating.stars} />
    </View>
  ) : (
    <View className="follow-up-card__why">{followUp.reason}</View>
  );
}
