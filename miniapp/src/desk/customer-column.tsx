import { View } from '@tarojs/components';

import { useNow } from '#miniapp/client/use-now';
import { callPhone } from '#miniapp/platform/device';
import { openPage } from '#miniapp/platform/navigation';
import { stateTone } from '#miniapp/tickets/head-words';
import { sayStatus } from '#miniapp/tickets/status-words';
import { Avatar } from '#miniapp/ui/avatar';
import { Banner } from '#miniapp/ui/banner';
import { Card } from '#miniapp/ui/card';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListEnd } from '#miniapp/ui/list-end';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import { StatusPill } from '#miniapp/ui/status-pill';
import type { CustomerContract, CustomerReply, PastTicket } from '#shared/customers/customer-api';
import { dialable, sayPhone } from '#shared/phones/say-phone';
import { sayDate, sayTime } from '#shared/time/say-time';

import { CustomerNotes } from './customer-notes';

import './customer-column.scss';
import { useCustomer, useCustomerAssets } from './use-customer';
import { customerWords } from './words/customers';

type CustomerColumnProps = {
  /** Whose ticket it stands beside: that one is not listed again. */
  ticketId: string;
  customerId: string;
  /** Opens one of their tickets; left out, as a page. */
  onOpen?: (ticketId: string) => void;
};

/** Everything that helps whoever speaks with a customer: beside a ticket, or as a page. */
export function CustomerColumn({ ticketId, customerId, onOpen = openAsPage }: CustomerColumnProps) {
  const { customer, ...notes } = useCustomer(customerId);
  const now = useNow();
  if (customer.error && !customer.data) {
    return <ErrorState error={customer.error} onRetry={() => void customer.refresh()} />;
  }
  if (!customer.data) {
    return <SkeletonCards count={3} />;
  }
  const shown = customer.data;
  return (
    <View className="customer">
      <Profile customer={shown} />
      <Contracts contracts={shown.contracts} now={now} />
      <CustomerNotes {...notes} notes={shown.notes} now={now} />
      <Assets customerId={shown.id} />
      <Tickets {...{ ticketId, now, onOpen }} tickets={shown.tickets} />
    </View>
  );
}

function openAsPage(id: string) {
  openPage('tickets/ticket-page', { id });
}

function Profile({ customer }: { customer: CustomerReply }) {
  const { avatarUrl, name, organization, phone, isInWechat } = customer;
  return (
    <>
      <Card flush>
        <ListRow
          lead={<Avatar name={name} url={avatarUrl} />}
          title={name}
          note={organization?.name ?? customerWords.ownCustomer}
        />
        {phone !== null && (
          <ListRow
            icon="phone"
            title={sayPhone(phone)}
            onTap={() => {
              callPhone(dialable(phone));
            }}
          />
        )}
      </Card>
      {!isInWechat && <Banner tone="wait">{customerWords.notInWechat}</Banner>}
    </>
  );
}

type ContractsProps = { contracts: readonly CustomerContract[]; now: number };

function Contracts({ contracts, now }: ContractsProps) {
  const words = customerWords.contracts;
  return (
    <Section title={words.title}>
      <Card flush>
        {contracts.length === 0 && <ListRow title={words.none} />}
        {contracts.map(({ id, number, level, products, endsAt }) => (
          <ListRow
            key={id}
            title={words.line(
              level,
              products.length === 0
                ? words.everything
                : words.covers(products.map(({ name }) => name)),
            )}
            note={`${number} ${words.until(sayDate(endsAt, now))}`}
          />
        ))}
      </Card>
    </Section>
  );
}

function Assets({ customerId }: { customerId: string }) {
  const assets = useCustomerAssets(customerId);
  const words = customerWords.assets;
  return assets.isLoading ? null : (
    <Section title={words.title}>
      <Card flush>
        {assets.items.length === 0 && <ListRow title={words.none} />}
        {assets.items.map(({ id, code, place, product, version }) => (
          <ListRow
            key={id}
            title={[product.name, version].filter(Boolean).join(' ')}
            note={[code, place].filter(Boolean).join('  ')}
          />
        ))}
      </Card>
      <ListEnd {...assets} />
    </Section>
  );
}

type TicketsProps = Required<Pick<CustomerColumnProps, 'onOpen' | 'ticketId'>> & {
  tickets: CustomerReply['tickets'];
  now: number;
};

function Tickets({ ticketId, tickets, now, onOpen }: TicketsProps) {
  const others = tickets.newest.filter(({ id }) => id !== ticketId);
  return (
    <Section title={customerWords.tickets.title(tickets.all, tickets.open)}>
      {others.length > 0 && (
        <Card flush>
          {others.map((ticket) => (
            <PastRow key={ticket.id} {...{ ticket, now, onOpen }} />
          ))}
        </Card>
      )}
    </Section>
  );
}

type PastRowProps = Pick<TicketsProps, 'now' | 'onOpen'> & { ticket: PastTicket };

function PastRow({ ticket, now, onOpen }: PastRowProps) {
  const { id, number, status, outcome, isMerged, description, rating, createdAt } = ticket;
  const words = customerWords.tickets;
  const state = { status, outcome, mergedInto: isMerged ? { number } : null };
  const stars = rating ? words.stars(rating.stars) : '';
  return (
    <ListRow
      title={<View className="customer__words">{description || words.hidden}</View>}
      note={[number, sayTime(createdAt, now), stars].filter(Boolean).join('  ')}
      value={<StatusPill label={sayStatus(state, 'staff')} tone={stateTone(state)} />}
      onTap={() => {
        onOpen(id);
      }}
    />
  );
}
