import { View } from '@tarojs/components';

import { openPage } from '#miniapp/platform/navigation';
import { RatingBlock } from '#miniapp/ratings/rating-block';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { ListEnd } from '#miniapp/ui/list-end';
import { Section } from '#miniapp/ui/section';
import type { Side } from '#shared/accounts/roles';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { sayCallBack, sayUrged } from './after-action';
import { sayKeptOffline } from './kept-offline';
import { WaitingSteps } from './outbox/waiting-steps';
import { OwedCalls } from './owed-calls';
import { TicketCriteria } from './ticket-criteria';
import { TicketEscalation } from './ticket-escalation';
import { TicketHead } from './ticket-head';
import { TicketLinks } from './ticket-links';
import { TicketPeople } from './ticket-people';
import { TicketProblem } from './ticket-problem';
import { TicketResolution } from './ticket-resolution';
import { TicketTasks } from './ticket-tasks';
import { TicketTimeline } from './ticket-timeline';
import { sayUnreached } from './unreached';
import { useOlderEntries } from './use-older-entries';
import type { TicketActions } from './use-ticket-actions';
import { VisitCard } from './visit-card';
import { ticketWords } from './words/ticket';

type TicketBodyProps = {
  ticket: TicketReply;
  now: number;
  actions: TicketActions;
  /** The page shows the customer in a place of its own. */
  hasCustomerBeside?: boolean;
};

export function TicketBody({ ticket, now, actions, hasCustomerBeside }: TicketBodyProps) {
  const side = sideOf(ticket);
  const may = (action: TicketAction) => ticket.allowedActions.includes(action);
  const begin = (action: TicketAction) => () => {
    actions.begin(action);
  };
  const isBefore = isAnEarlierOutcome(ticket);
  const onRate = may('rate') ? begin('rate') : undefined;
  return (
    <>
      <WaitingSteps ticket={ticket} now={now} />
      <Failure actions={actions} />
      <TicketHead ticket={ticket} side={side} now={now} />
      <VisitCard ticket={ticket} side={side} now={now} />
      <Standing ticket={ticket} side={side} now={now} />
      <OwedCalls
        ticket={ticket}
        now={now}
        isTaking={actions.underway === 'take_follow_up'}
        onTake={may('take_follow_up') ? begin('take_follow_up') : undefined}
      />
      <TicketEscalation escalation={ticket.escalation} now={now} />
      <TicketTasks {...{ ticket, side, now, actions }} />
      <TicketCriteria {...{ ticket, side, actions }} />
      <TicketLinks ticket={linksFor(ticket, side)} />
      {ticket.status === 'resolved' && may('reject') && (
        <Button kind="quiet" id="action-reject" onTap={begin('reject')}>
          {ticketActionWords.reject}
        </Button>
      )}
      {!hasCustomerBeside && (
        <TicketPeople
          ticket={ticket}
          side={side}
          onMessage={may('message') ? begin('message') : undefined}
          onAbout={aboutCustomer(ticket)}
        />
      )}
      {!isBefore && <Outcome ticket={ticket} onRate={onRate} />}
      <Story ticket={ticket} side={side} now={now} />
      {isBefore && (
        <Section title={ticketWords.body.earlierResolution}>
          <Outcome ticket={ticket} onRate={onRate} />
        </Section>
      )}
    </>
  );
}

/** The desk knows every customer, an engineer those whom they work for. */
function aboutCustomer({ id, relations, reporter }: TicketReply): (() => void) | undefined {
  const isKnown = relations.some((one) => knowing.has(one));
  return isKnown
    ? () => {
        openPage('desk/customer-page', { id: reporter.id, ticketId: id });
      }
    : undefined;
}

const knowing: ReadonlySet<string> = new Set(['dispatcher', 'manager', 'assignee', 'offered']);

/** What went wrong without a form; an open form says it itself. */
function Failure({ actions: { error, opened } }: Pick<TicketBodyProps, 'actions'>) {
  return error && opened === null ? <Banner tone="late">{error.title}</Banner> : null;
}

type OutcomeProps = { ticket: TicketReply; onRate: (() => void) | undefined };

/** How it was solved, and what the customer thinks of it. */
function Outcome({ ticket: { resolution, rating }, onRate }: OutcomeProps) {
  return (
    <>
      {resolution && <TicketResolution resolution={resolution} />}
      {rating && <RatingBlock rating={rating} onChange={onRate} />}
    </>
  );
}

/** It was solved once and is being worked on again: what was said then is history. */
function isAnEarlierOutcome({ resolution, status }: TicketReply): boolean {
  return resolution !== null && status !== 'resolved' && status !== 'closed';
}

type StoryProps = { ticket: TicketReply; side: Side; now: number };

/** What was promised beside the promise of the ticket itself. */
function Standing({ ticket, side, now }: StoryProps) {
  // whoever may act on it sees the call itself
  const callBack = ticket.followUps.length > 0 ? null : sayCallBack(ticket, side, now);
  const urged = sayUrged(ticket);
  const reason = ticket.offer?.reason ?? '';
  return (
    <>
      {ticket.unreached.length > 0 && (
        <Banner tone="late">
          {sayUnreached(ticket, now).map((line) => (
            <View key={line}>{line}</View>
          ))}
        </Banner>
      )}
      {sayKeptOffline(ticket, now).map((line) => (
        <Banner key={line}>{line}</Banner>
      ))}
      {reason !== '' && <Banner>{ticketWords.offer.reason(reason)}</Banner>}
      {ticket.isFlagged && <Banner tone="wait">{ticketWords.body.flagged}</Banner>}
      {callBack !== null && <Banner tone="wait">{callBack}</Banner>}
      {urged !== null && <Banner>{urged}</Banner>}
    </>
  );
}

/** Customers know their problem and want its progress; staff have to know the problem first. */
function Story({ ticket, side, now }: StoryProps) {
  const { entries, ...older } = useOlderEntries(ticket);
  const problem = (
    <Section key="problem" title={ticketWords.body.problem}>
      <TicketProblem ticket={ticket} now={now} />
    </Section>
  );
  const progress = (
    <Section key="progress" title={ticketWords.body.progress}>
      <Card>
        <TicketTimeline entries={entries} side={side} now={now} />
        <ListEnd {...older} />
      </Card>
    </Section>
  );
  return <>{side === 'customer' ? [progress, problem] : [problem, progress]}</>;
}

/** What was merged into it is a way for staff: customers may not read each other's. */
function linksFor(ticket: TicketReply, side: Side): TicketReply {
  return side === 'staff' ? ticket : { ...ticket, timeline: [] };
}

function sideOf({ relations }: TicketReply): Side {
  return relations.some((relation) => relation === 'reporter' || relation === 'follower')
    ? 'customer'
    : 'staff';
}
