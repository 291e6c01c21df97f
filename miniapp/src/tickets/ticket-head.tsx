import { View } from '@tarojs/components';

import { Card } from '#miniapp/ui/card';
import { classes } from '#miniapp/ui/classes';
import { ProgressSteps } from '#miniapp/ui/progress-steps';
import { StatusPill } from '#miniapp/ui/status-pill';
import type { Side } from '#shared/accounts/roles';
import { progressStepWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { progressSteps } from '#shared/tickets/ticket-status';

import { ownCallBack } from './after-action';
import { currentStep, hasSteps, headTone, stepTime } from './head-words';
import { sayNextStep, sayStaffStep, sayStatus } from './status-words';

type TicketHeadProps = { ticket: TicketReply; side: Side; now: number };

/** Where the ticket stands, in one sentence and five steps. */
export function TicketHead({ ticket, side, now }: TicketHeadProps) {
  const sentence =
    side === 'customer'
      ? sayNextStep({ ...ticket, followUp: ownCallBack(ticket, side) }, now)
      : sayStaffStep(ticket, now);
  const tone = headTone(ticket, now);
  return (
    <Card className={classes('ticket-head', `ticket-head--${tone}`)}>
      <View className="ticket-head__row">
        <StatusPill label={sayStatus(ticket, side)} tone={tone} />
        <View className="ticket-head__number">{ticket.number}</View>
      </View>
      <View className="ticket-head__sentence" id="next-step">
        {sentence}
      </View>
      {hasSteps(ticket) && (
        <ProgressSteps
          steps={progressSteps.map((step, index) => ({
            label: progressStepWords[step],
            time: stepTime(ticket.stepTimes[index] ?? null, now),
          }))}
          current={currentStep(ticket)}
        />
      )}
    </Card>
  );
}
