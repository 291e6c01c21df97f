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
import { correctionWords } from './words/corrections';
import { reportWords } from './words/report';

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
        note={reportWords.told.submitted(sayTime(ticket.createdAt, now))}
        value={reportWords.told.copy}
        onTap={() => void copyText(ticket.number)}
      />
    </Card>
  );
}

function factsOf(ticket: TicketReply) {
  const { visit } = ticket;
  return [
    { label: reportWords.told.category, value: ticketCategories[ticket.category].label },
    { label: reportWords.told.severity, value: ticketSeverities[ticket.severity].label },
    { label: reportWords.told.scope, value: ticketScopes[ticket.scope].label },
    { label: reportWords.told.product, value: ticket.product?.name },
    { label: reportWords.told.asset, value: ticket.assetCode },
    {
      label: reportWords.told.visit,
      value: visit && sayVisit(visit),
    },
    { label: correctionWords.fields.region, value: ticket.region?.name },
    {
      label: reportWords.told.contact,
      value: `${ticket.contact.name} ${sayPhone(ticket.contact.phone)}`,
    },
    { label: reportWords.told.environment, value: ticket.environment },
  ].filter(({ value }) => Boolean(value));
}

function sayVisit({ address, preferredTime }: NonNullable<TicketReply['visit']>): string {
  return preferredTime === '' ? address : reportWords.told.visitAt(address, preferredTime);
}
