import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { callPhone } from '#miniapp/platform/device';
import { Avatar } from '#miniapp/ui/avatar';
import { Card } from '#miniapp/ui/card';
import { IconWay } from '#miniapp/ui/icon-way';
import { Tap } from '#miniapp/ui/tap';
import type { Side } from '#shared/accounts/roles';
import { dialable } from '#shared/phones/say-phone';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { ticketWords } from './words/ticket';

type TicketPeopleProps = {
  ticket: TicketReply;
  side: Side;
  onMessage?: (() => void) | undefined;
  /** Leads to everything that is known of the person. */
  onAbout?: (() => void) | undefined;
};
type Person = { name: string; line: string; avatarUrl: string | null; phone: string | null };

/** The other side of this ticket: who has it, or who reported it; to call and to write to. */
export function TicketPeople({ ticket, side, onMessage, onAbout }: TicketPeopleProps) {
  const person = side === 'customer' ? engineerOf(ticket) : reporterOf(ticket);
  if (!person) {
    return null;
  }
  const { name, line, avatarUrl, phone } = person;
  return (
    <Card className="ticket-people">
      <Avatar name={name} url={avatarUrl} size="large" />
      <Words name={name} line={line} onAbout={onAbout}>
        {ticket.isReporterInWechat === false && (
          <View className="ticket-people__unreached">{ticketWords.people.notInWechat}</View>
        )}
      </Words>
      {phone !== null && (
        <IconWay
          icon="phone"
          word={ticketWords.people.call}
          label={ticketWords.people.callTo(name)}
          onTap={() => {
            callPhone(dialable(phone));
          }}
        />
      )}
      {onMessage && (
        <IconWay
          icon="message"
          word={ticketWords.people.message}
          label={ticketWords.people.messageTo(name)}
          onTap={onMessage}
        />
      )}
    </Card>
  );
}

type WordsProps = Pick<Person, 'line' | 'name'> &
  Pick<TicketPeopleProps, 'onAbout'> & { children: ReactNode };

function Words({ name, line, onAbout, children }: WordsProps) {
  const words = (
    <>
      <View className="ticket-people__name">{name}</View>
      <View className="ticket-people__line">{line}</View>
      {children}
    </>
  );
  return onAbout ? (
    <Tap
      id="about-customer"
      className="ticket-people__words"
      label={ticketWords.people.about(name)}
      onTap={onAbout}
    >
      {words}
    </Tap>
  ) : (
    <View className="ticket-people__words">{words}</View>
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
