import { Text, View } from '@tarojs/components';

import { Card } from '#miniapp/ui/card';
import { Icon } from '#miniapp/ui/icon';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { ticketWords } from './words/ticket';

type TicketResolutionProps = { resolution: NonNullable<TicketReply['resolution']> };

/** Cause, solution and prevention, as the engineer wrote them for the customer. */
export function TicketResolution({ resolution }: TicketResolutionProps) {
  const parts = [
    { label: ticketWords.resolution.cause, words: resolution.cause },
    { label: ticketWords.resolution.solution, words: resolution.solution },
    { label: ticketWords.resolution.prevention, words: resolution.prevention },
  ].filter(({ words }) => words !== '');
  return (
    <Card className="ticket-resolution">
      <View className="ticket-resolution__title">
        <Icon name="done" />
        <View>{ticketWords.resolution.title}</View>
      </View>
      {parts.map(({ label, words }) => (
        <View key={label} className="ticket-fact">
          <View className="ticket-fact__label">{label}</View>
          <Text className="ticket-fact__value" userSelect>
            {words}
          </Text>
        </View>
      ))}
    </Card>
  );
}
