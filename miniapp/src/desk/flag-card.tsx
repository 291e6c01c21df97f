import { View } from '@tarojs/components';

import { openPage } from '#miniapp/platform/navigation';
import { Bubble } from '#miniapp/ui/bubble';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { PictureGrid } from '#miniapp/ui/picture-grid';
import { StatusPill } from '#miniapp/ui/status-pill';
import type { FlagReply } from '#shared/moderation/moderation-api';
import { sayTime } from '#shared/time/say-time';

import type { Flags } from './use-flags';
import { deskWords } from './words';

type FlagCardProps = { flag: FlagReply; now: number; flags: Pick<Flags, 'decide' | 'isDeciding'> };

/** Words or a picture with who sent it, and the two things that can be decided. */
export function FlagCard({ flag, now, flags }: FlagCardProps) {
  const { picture, reason, text } = flag;
  return (
    <Card className="flag-card">
      <View className="flag-card__head">
        <StatusPill label={deskWords.flagStates[flag.state]} tone={tones[flag.state]} />
        <View className="flag-card__reason">{reason}</View>
        <View className="flag-card__time">{sayTime(flag.at, now)}</View>
      </View>
      {text !== null && <Bubble>{text}</Bubble>}
      {picture && <PictureGrid pictures={[{ ...picture, state: markOf(flag) }]} />}
      <View className="flag-card__foot">{sayWhose(flag)}</View>
      <View className="flag-card__buttons">
        <ToTicket flag={flag} />
        <View className="flag-card__space" />
        {flag.state !== 'hidden' && <Decide {...{ flag, flags }} decision="hide" />}
        {flag.state !== 'released' && <Decide {...{ flag, flags }} decision="release" />}
      </View>
    </Card>
  );
}

/** What was found unfit is looked at on purpose. */
function markOf({ state }: FlagReply) {
  return state === 'risky' || state === 'hidden' ? 'withheld' : 'clear';
}

function sayWhose({ author, ticket }: FlagReply): string {
  return `${author?.name ?? deskWords.failures.formerUser} · ${ticket?.number ?? deskWords.flags.profile}`;
}

function ToTicket({ flag: { ticket } }: Pick<FlagCardProps, 'flag'>) {
  return (
    ticket && (
      <Button
        kind="text"
        size="small"
        narrow
        onTap={() => {
          openPage('tickets/ticket-page', { id: ticket.id });
        }}
      >
        {deskWords.failures.toTicket}
      </Button>
    )
  );
}

type DecideProps = Pick<FlagCardProps, 'flag' | 'flags'> & { decision: 'hide' | 'release' };

function Decide({ flag, flags, decision }: DecideProps) {
  const words = deskWords.decisions[decision];
  return (
    <Button
      id={`${decision}-${flag.id}`}
      kind="quiet"
      size="small"
      narrow
      busy={flags.isDeciding(flag, decision) && words.busy}
      onTap={() => void flags.decide(flag, decision)}
    >
      {words.label}
    </Button>
  );
}

const tones = {
  review: 'wait',
  risky: 'late',
  unchecked: 'wait',
  released: 'done',
  hidden: 'quiet',
} as const;
