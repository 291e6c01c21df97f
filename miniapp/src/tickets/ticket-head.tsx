import { View } from '@tarojs/components';

import { Card } from '#miniapp/ui/card';
import { classes } from '#miniapp/ui/classes';
import { ProgressSteps } from '#miniapp/ui/progress-steps';
import { StatusPill } from '#miniapp/ui/status-pill';
import type { Side } from '#shared/accounts/roles';
import { progressStepWords, ticketStatusWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { progressSteps, ticketStatusRules } from '#shared/tickets/ticket-status';

import { ownCallBack } from './after-action';
import { headTone, stepTime } from './head-words';
import { sayNextStep, sayStaffStep } from './status-words';

type TicketHeadProps = { ticket: TicketReply; side: Side; now: number };

/** Where the ticket stands, in one sentence and five steps. */
export function TicketHead({ ticket, side, now }: TicketHeadProps) {
  const sentence =
    side === 'customer'
      ? sayNextStep({ ...ticket, followUp: ownCallBack(ticket, side) }, now)
      : sayStaffStep(ticket, now);
  const tone = headTone(ticket, now);
  // closing is not solving: the last step is done when nobody says otherwise
  const isOver = ticket.status === 'closed' && (ticket.rating?.fixed ?? 'yes') === 'yes';
  return (
    <Card className={classes('ticket-head', `ticket-head--${tone}`)}>
      <View className="ticket-head__row">
        <StatusPill label={ticketStatusWords[ticket.status][side]} tone={tone} />
        <View className="ticket-head__number">{ticket.number}</View>
      </View>
      <View className="ticket-head__sentence" id="next-step">
        {sentence}
      </View>
      {ticket.status !== 'cancelled' && (
        <ProgressSteps
          steps={progressSteps.map((step, index) => ({
            label: progressStepWords[step],
            time: stepTime(ticket.stepTimes[index] ?? null, now),
          }))}
          current={isOver ? progressSteps.length : ticketStatusRules[ticket.status].step}
        />
      )}
    </Card>
  );
}
