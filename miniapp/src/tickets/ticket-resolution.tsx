import { Text, View } from '@tarojs/components';

import { Card } from '#miniapp/ui/card';
import { Icon } from '#miniapp/ui/icon';
import { PictureGrid } from '#miniapp/ui/picture-grid';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { sayFen, sayMinutes, sayPart } from '#shared/visits/say-work';
import { visitWords } from '#shared/visits/visit-words';

import { resolveWords } from './words/resolve';
import { ticketWords } from './words/ticket';

type Resolution = NonNullable<TicketReply['resolution']>;
type TicketResolutionProps = { resolution: Resolution };

/** Cause, solution and prevention, as the engineer wrote them for the customer, and what it took. */
export function TicketResolution({ resolution }: TicketResolutionProps) {
  const { signature } = resolution;
  const parts = [
    { label: ticketWords.resolution.cause, words: resolution.cause },
    { label: ticketWords.resolution.solution, words: resolution.solution },
    { label: ticketWords.resolution.prevention, words: resolution.prevention },
    { label: resolveWords.shown.parts, words: resolution.parts.map(sayWholePart).join('\n') },
    { label: resolveWords.shown.time, words: sayTime(resolution) },
    { label: resolveWords.shown.breach, words: sayBreach(resolution) },
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
      {signature && (
        <View className="ticket-fact">
          <View className="ticket-fact__label">{resolveWords.shown.signature}</View>
          <PictureGrid pictures={[signature]} isWhole />
        </View>
      )}
    </Card>
  );
}

/** 电源模块 ×2，序列号 PM-18，¥120 */
function sayWholePart(part: Resolution['parts'][number]): string {
  const { serial, cost } = part;
  return resolveWords.shown.facts([
    sayPart(part),
    ...(serial === '' ? [] : [visitWords.serial(serial)]),
    ...(cost === null ? [] : [sayFen(cost)]),
  ]);
}

function sayTime({ minutesSpent, travelMinutes }: Resolution): string {
  const words = resolveWords.shown;
  return words.facts([
    ...(minutesSpent === null ? [] : [words.spent(sayMinutes(minutesSpent))]),
    ...(travelMinutes === null ? [] : [words.travelled(sayMinutes(travelMinutes))]),
  ]);
}

function sayBreach({ breachCause }: Resolution): string {
  if (!breachCause) {
    return '';
  }
  const cause = visitWords.breachCauses[breachCause.kind];
  return breachCause.note === '' ? cause : resolveWords.shown.because(cause, breachCause.note);
}
