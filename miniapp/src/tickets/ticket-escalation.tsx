import { View } from '@tarojs/components';

import { Card } from '#miniapp/ui/card';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { sayExactTime } from '#shared/time/say-time';

import './ticket-tasks.scss';
import { taskWords } from './words/tasks';

type TicketEscalationProps = { escalation: TicketReply['escalation']; now: number };

/** For staff: who has to look after it now, why, and what is known so far. */
export function TicketEscalation({ escalation, now }: TicketEscalationProps) {
  if (!escalation) {
    return null;
  }
  const { at, by, found, level, why } = escalation;
  const words = taskWords.escalation;
  return (
    <Card className="ticket-escalation" id="ticket-escalation">
      <View className="ticket-escalation__title">{words.title(level)}</View>
      {by && (
        <View className="ticket-escalation__line">{words.by(by.name, sayExactTime(at, now))}</View>
      )}
      <View>{why}</View>
      {found !== '' && <View className="ticket-escalation__line">{words.found(found)}</View>}
    </Card>
  );
}
