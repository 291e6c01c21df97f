import { View } from '@tarojs/components';

import { useStore } from '#miniapp/client/store';
import { Card } from '#miniapp/ui/card';
import { classes } from '#miniapp/ui/classes';
import { CountdownChip } from '#miniapp/ui/countdown-chip';
import { Icon } from '#miniapp/ui/icon';
import { PictureGrid } from '#miniapp/ui/picture-grid';
import { Stars } from '#miniapp/ui/stars';
import { StatusPill } from '#miniapp/ui/status-pill';
import { isLate } from '#shared/promises/is-late';
import type { TicketSummary } from '#shared/tickets/ticket-replies';
import { isIn } from '#shared/tickets/ticket-status';
import { ticketSeverities } from '#shared/tickets/ticket-words';
import { sayTime } from '#shared/time/say-time';

import { stateTone } from './head-words';
import { stepOutbox, stepsOn } from './outbox/step-outbox';
import { countdown } from './promise-words';

import './ticket-card.scss';
import { sayStatus, sayWaiting } from './status-words';
import { sayVisiting } from './visit-step';
import { outboxWords } from './words/outbox';
import { taskWords } from './words/tasks';
import { ticketWords } from './words/ticket';

type TicketCardProps = {
  ticket: TicketSummary;
  now: number;
  /** For those who work on it: organization, severity and the time left. */
  staff?: boolean;
  /** A colleague's ticket: it says whose. */
  showReporter?: boolean;
  onTap: () => void;
};

/** One ticket in a list; the whole card is the target. */
export function TicketCard({ ticket, now, staff = false, showReporter, onTap }: TicketCardProps) {
  const { number, createdAt } = ticket;
  const tone = stateTone(ticket);
  return (
    <Card
      id={`ticket-${ticket.id}`}
      className={classes('ticket-card', tone === 'wait' && !staff && 'ticket-card--your-turn')}
      onTap={onTap}
    >
      <View className="ticket-card__main">
        <CardWords ticket={ticket} />
        <VisitLine ticket={ticket} now={now} />
        <View className="ticket-card__line">
          <StatusPill label={sayStatus(ticket, staff ? 'staff' : 'customer')} tone={tone} />
          {staff ? <StaffLine ticket={ticket} now={now} /> : <CustomerLine {...{ ticket, now }} />}
        </View>
        <View className="ticket-card__foot">
          <View className="ticket-card__whose">
            {staff
              ? (ticket.reporter.organization ?? ticket.reporter.name)
              : showReporter && ticket.reporter.name}
          </View>
          <View>{number}</View>
          <View>{sayTime(createdAt, now)}</View>
        </View>
      </View>
      <Thumbnails urls={ticket.thumbnails} />
    </Card>
  );
}

function CardWords({ ticket: { description, unread } }: Pick<TicketCardProps, 'ticket'>) {
  return (
    <View className="ticket-card__words">
      {unread && <View className="ticket-card__unread" />}
      {description || ticketWords.marks.hidden}
    </View>
  );
}

/** That somebody comes, and when: it decides about the day. */
function VisitLine({ ticket: { visiting }, now }: Pick<TicketCardProps, 'now' | 'ticket'>) {
  const said = sayVisiting(visiting, now);
  return said === null ? null : (
    <View className="ticket-card__visit">
      <Icon name={visiting?.stage === 'underway' ? 'depart' : 'calendar'} size="small" />
      <View>{said}</View>
    </View>
  );
}

function CustomerLine({ ticket, now }: { ticket: TicketSummary; now: number }) {
  const { words, urgency } = sayWaiting(ticket, now);
  return <View className={`ticket-card__promise ticket-card__promise--${urgency}`}>{words}</View>;
}

function StaffLine({ ticket, now }: { ticket: TicketSummary; now: number }) {
  const { id, isFlagged, level, severity, promise, stars, status, taskDueAt, unreached } = ticket;
  const isTaskLate = taskDueAt !== null && isLate(taskDueAt, now);
  const isOurs = isIn('open', status) && promise !== null && promise.kind !== 'confirm';
  return (
    <>
      {unreached.length > 0 && <StatusPill label={ticketWords.card.unreached} tone="late" />}
      {level && <StatusPill label={level} tone="wait" />}
      {isTaskLate && <StatusPill label={taskWords.card.late} tone="late" />}
      <WaitingPill id={id} />
      {isFlagged && <StatusPill label={ticketWords.card.flagged} tone="wait" />}
      {stars !== null && <Stars value={stars} />}
      <Severity severity={severity} />
      <View className="ticket-card__left">
        {isOurs && <CountdownChip {...countdown(promise, now)} />}
      </View>
    </>
  );
}

function Severity({ severity }: Pick<TicketSummary, 'severity'>) {
  const { short } = ticketSeverities[severity];
  return severity === 'blocked' ? (
    <StatusPill label={short} tone="late" />
  ) : (
    <View className="ticket-card__promise">{short}</View>
  );
}

/** What was done on it here without a network, and has not arrived. */
function WaitingPill({ id }: { id: string }) {
  const steps = stepsOn(useStore(stepOutbox).steps, id);
  if (steps.length === 0) {
    return null;
  }
  const isUndecided = steps.some(({ refusal }) => refusal !== undefined);
  const words = outboxWords.card;
  return <StatusPill label={isUndecided ? words.undecided : words.waiting} tone="wait" />;
}

function Thumbnails({ urls }: { urls: TicketSummary['thumbnails'] }) {
  // the signature in an address changes with time, the picture does not
  const pictures = urls.map((url, index) => ({
    id: url?.split('?')[0] ?? String(index),
    name: '',
    url,
    thumbnailUrl: url,
  }));
  return <PictureGrid pictures={pictures} size="small" most={1} />;
}
