import { Text, View } from '@tarojs/components';

import { copyText } from '#miniapp/platform/device';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { sayPhone } from '#shared/phones/say-phone';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { ticketCategories, ticketScopes, ticketSeverities } from '#shared/tickets/ticket-words';
import { sayTime } from '#shared/time/say-time';

import { AttachmentStrip } from './attachment-strip';
import { ContentMarkLine } from './content-mark-line';

type TicketProblemProps = { ticket: TicketReply; now: number };

/** What was reported, in the reporter's words, with what the form knew beside it. */
export function TicketProblem({ ticket, now }: TicketProblemProps) {
  return (
    <Card className="ticket-problem">
      {ticket.description !== '' && (
        <Text className="ticket-problem__words" userSelect>
          {ticket.description}
        </Text>
      )}
      <ContentMarkLine mark={ticket.descriptionMark} isShown={ticket.description !== ''} />
      <AttachmentStrip attachments={ticket.attachments} />
      <View className="ticket-problem__facts">
        {factsOf(ticket).map(({ label, value }) => (
          <View key={label} className="ticket-fact">
            <View className="ticket-fact__label">{label}</View>
            <View className="ticket-fact__value">{value}</View>
          </View>
        ))}
      </View>
      <ListRow
        title={ticket.number}
        note={`${sayTime(ticket.createdAt, now)}提交`}
        value="复制"
        onTap={() => void copyText(ticket.number)}
      />
    </Card>
  );
}

function factsOf(ticket: TicketReply) {
  const { visit } = ticket;
  return [
    { label: '类型', value: ticketCategories[ticket.category].label },
    { label: '影响', value: ticketSeverities[ticket.severity].label },
    { label: '范围', value: ticketScopes[ticket.scope].label },
    { label: '产品', value: ticket.product?.name },
    { label: '资产', value: ticket.assetCode },
    {
      label: '上门',
      value: visit && [visit.address, visit.preferredTime].filter(Boolean).join('，'),
    },
    { label: '联系人', value: `${ticket.contact.name} ${sayPhone(ticket.contact.phone)}` },
    { label: '环境', value: ticket.environment },
  ].filter(({ value }) => Boolean(value));
}
