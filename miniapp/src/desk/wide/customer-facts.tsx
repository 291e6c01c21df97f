import { call } from '#miniapp/client/call';
import { useNow } from '#miniapp/client/use-now';
import { useQuery } from '#miniapp/client/use-query';
import { openPage } from '#miniapp/platform/navigation';
import { sayStatus } from '#miniapp/tickets/status-words';
import { TicketPeople } from '#miniapp/tickets/ticket-people';
import { ErrorState } from '#miniapp/ui/error-state';
import { Skeleton } from '#miniapp/ui/skeleton';
import { customerApi, type CustomerReply, type PastTicket } from '#shared/customers/customer-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { sayDate, sayTime } from '#shared/time/say-time';

import { wideDeskWords } from '../words/wide';

/** Whom the ticket is for: how to reach them, what they have, what was before, what colleagues wrote down. */
export function CustomerFacts({ ticket }: { ticket: TicketReply }) {
  const { id } = ticket.reporter;
  const { data, error, refresh } = useQuery(`customer:${id}`, () =>
    call(customerApi.show, { params: { id } }),
  );
  return (
    <>
      <TicketPeople ticket={ticket} side="staff" />
      {data && <Facts customer={data} openId={ticket.id} />}
      {!data && error && <ErrorState error={error} onRetry={() => void refresh()} />}
      {!data && !error && <Skeleton height="160px" />}
    </>
  );
}

type FactsProps = { customer: CustomerReply; openId: string };

function Facts({ customer, openId }: FactsProps) {
  const { assets, contracts, isInWechat, notes, tickets } = customer;
  const now = useNow();
  const words = wideDeskWords.customer;
  const past = tickets.newest.filter(({ id }) => id !== openId).slice(0, 8);
  return (
    <>
      {!isInWechat && <div className="desk-fact__warning">{words.notInWechat}</div>}
      <Section title={words.contract} empty={words.noContract}>
        {contracts.map(({ id, endsAt, level, number, products }) => (
          <Fact
            key={id}
            title={words.level(level, sayDate(endsAt, now))}
            line={words.covers(
              number,
              products.map(({ name }) => name),
            )}
          />
        ))}
      </Section>
      <Section title={words.assets} empty={words.noAssets}>
        {assets.items.slice(0, 6).map(({ code, id, place, product }) => (
          <Fact key={id} title={`${product.name} ${code}`} line={place ?? ''} />
        ))}
      </Section>
      <Section title={words.past(tickets.all)} empty={words.noPast}>
        {past.map((one) => (
          <Past key={one.id} ticket={one} now={now} />
        ))}
      </Section>
      <Section title={words.notes} empty={words.noNotes}>
        {notes.slice(0, 6).map(({ at, author, id, text }) => (
          <Fact key={id} title={text} line={`${author?.name ?? ''} ${sayTime(at, now)}`} />
        ))}
      </Section>
    </>
  );
}

type SectionProps = { title: string; empty: string; children: readonly unknown[] };

function Section({ title, empty, children }: SectionProps) {
  return (
    <div className="desk-facts">
      <div className="desk-facts__title">{title}</div>
      {children.length > 0 ? <>{children}</> : <div className="desk-fact__line">{empty}</div>}
    </div>
  );
}

function Fact({ title, line }: { title: string; line: string }) {
  return (
    <div className="desk-fact">
      <div>{title}</div>
      {line.trim() !== '' && <div className="desk-fact__line">{line}</div>}
    </div>
  );
}

function Past({ ticket, now }: { ticket: PastTicket; now: number }) {
  const { createdAt, description, id, isMerged, number, outcome, rating, status } = ticket;
  const words = wideDeskWords.customer;
  const state = sayStatus({ status, outcome, mergedInto: isMerged ? { number } : null }, 'staff');
  const stars = rating ? words.stars(rating.stars) : '';
  return (
    <button
      type="button"
      className="desk-fact desk-fact--way"
      onClick={() => {
        openPage('tickets/ticket-page', { id });
      }}
    >
      <div className="desk-fact__words">{description || number}</div>
      <div className="desk-fact__line">{words.facts([state, stars, sayDate(createdAt, now)])}</div>
    </button>
  );
}
