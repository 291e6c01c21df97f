import { View } from '@tarojs/components';

import { callPhone } from '#miniapp/platform/device';
import { Avatar } from '#miniapp/ui/avatar';
import { Card } from '#miniapp/ui/card';
import { Icon } from '#miniapp/ui/icon';
import { Tap } from '#miniapp/ui/tap';
import type { Side } from '#shared/accounts/roles';
import { dialable } from '#shared/phones/say-phone';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { ticketWords } from './words/ticket';

type TicketPeopleProps = { ticket: TicketReply; side: Side; onMessage?: (() => void) | undefined };
type Person = { name: string; line: string; avatarUrl: string | null; phone: string | null };

/** The other side of this ticket: who has it, or who reported it; to call and to write to. */
export function TicketPeople({ ticket, side, onMessage }: TicketPeopleProps) {
  const person = side === 'customer' ? engineerOf(ticket) : reporterOf(ticket);
  if (!person) {
    return null;
  }
  const { name, line, avatarUrl, phone } = person;
  return (
    <Card className="ticket-people">
      <Avatar name={name} url={avatarUrl} size="large" />
      <View className="ticket-people__words">
        <View className="ticket-people__name">{name}</View>
        <View className="ticket-people__line">{line}</View>
      </View>
      {phone !== null && (
        <Tap
          className="ticket-people__way"
          label={ticketWords.people.callTo(name)}
          onTap={() => {
            callPhone(dialable(phone));
          }}
        >
          <Icon name="phone" />
          <View>{ticketWords.people.call}</View>
        </Tap>
      )}
      {onMessage && (
        <Tap
          className="ticket-people__way"
          label={ticketWords.people.messageTo(name)}
          onTap={onMessage}
        >
          <Icon name="message" />
          <View>{ticketWords.people.message}</View>
        </Tap>
      )}
    </Card>
  );
}

function engineerOf({ assignee, assigneePhone }: TicketReply): Person | null {
  return (
    assignee && {
      name: assignee.name,
      line: ticketWords.people.engineer,
      avatarUrl: assignee.avatarUrl,
      phone: assigneePhone,
    }
  );
}

function reporterOf({ contact, reporter }: TicketReply): Person {
  return {
    name: contact.name,
    line: reporter.organization ?? ticketWords.people.ownCustomer,
    avatarUrl: contact.name === reporter.name ? reporter.avatarUrl : null,
    phone: contact.phone,
  };
}
