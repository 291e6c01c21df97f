import { View } from '@tarojs/components';

import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { Icon } from '#miniapp/ui/icon';
import { roleName } from '#shared/accounts/roles';
import type { DeadLetterReply } from '#shared/notices/dead-letter-api';
import { explainPush } from '#shared/notices/push-reason-words';
import { sayTime } from '#shared/time/say-time';

import { ToTicketButton } from './to-ticket-button';
import { deskWords } from './words';

type DeadLetterCardProps = {
  letter: DeadLetterReply;
  now: number;
  isRetrying: boolean;
  isDismissing: boolean;
  onRetry: () => void;
  onDismiss: () => void;
};

/** Who did not hear of what, why not, and what can be done. */
export function DeadLetterCard(props: DeadLetterCardProps) {
  const { letter, now, isRetrying, isDismissing, onRetry, onDismiss } = props;
  const { recipient, title, text, sourceName, ticketId } = letter;
  return (
    <Card className="dead-letter">
      <View className="dead-letter__head">
        <View className="dead-letter__who">
          {recipient
            ? deskWords.deadLetters.sentTo(roleName(recipient.role), recipient.name)
            : deskWords.deadLetters.sentToFormerUser}
        </View>
        <View className="dead-letter__hint">{sayTime(letter.createdAt, now)}</View>
      </View>
      <View>
        <View className="dead-letter__title">{title}</View>
        {text !== '' && <View className="dead-letter__text">{text}</View>}
        <View className="dead-letter__hint">{sourceName}</View>
      </View>
      <Why letter={letter} />
      <View className="dead-letter__buttons">
        <ToTicketButton ticketId={ticketId} />
        <View className="dead-letter__space" />
        <Button
          {...{ kind: 'quiet', size: 'small', narrow: true }}
          busy={isDismissing && deskWords.deadLetters.dismissing}
          onTap={onDismiss}
        >
          {deskWords.deadLetters.dismiss}
        </Button>
        <Button
          id={`retry-${letter.id}`}
          kind="quiet"
          size="small"
          narrow
          busy={isRetrying && deskWords.deadLetters.retrying}
          onTap={onRetry}
        >
          {deskWords.deadLetters.retry}
        </Button>
      </View>
    </Card>
  );
}

function Why({ letter: { reason, errcode } }: Pick<DeadLetterCardProps, 'letter'>) {
  const { why, advice } = explainPush(reason, errcode);
  return (
    <View className="dead-letter__why">
      <Icon name="warning" size="small" />
      <View className="dead-letter__words">
        <View className="dead-letter__reason">{why}</View>
        <View>{advice}</View>
        {errcode !== null && (
          <View className="dead-letter__hint">{deskWords.deadLetters.wechatCode(errcode)}</View>
        )}
      </View>
    </View>
  );
}
