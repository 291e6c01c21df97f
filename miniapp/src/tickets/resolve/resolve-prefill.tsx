import { View } from '@tarojs/components';
import { useState } from 'react';

import { useAction } from '#miniapp/client/use-action';
import { useQuery } from '#miniapp/client/use-query';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import { Tap } from '#miniapp/ui/tap';
import { toast } from '#miniapp/ui/toast';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { resolveWords } from '../words/resolve';

import { offeredFor, type Offered, type Solution } from './prefill-offers';

type ResolvePrefillProps = {
  ticket: Pick<TicketReply, 'description' | 'id'>;
  onChoose: (solution: Solution) => void;
};

/** What was written before need not be written again: similar tickets first, then templates and articles. */
export function ResolvePrefill({ ticket, onChoose }: ResolvePrefillProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <View className="prefill">
      <Button
        kind="quiet"
        icon={isOpen ? 'up' : 'copy'}
        id="prefill"
        onTap={() => {
          setOpen(!isOpen);
        }}
      >
        {resolveWords.prefill.open}
      </Button>
      {isOpen && (
        <Choices
          ticket={ticket}
          onChoose={(solution) => {
            setOpen(false);
            onChoose(solution);
            toast(resolveWords.prefill.filled);
          }}
        />
      )}
    </View>
  );
}

function Choices({ ticket, onChoose }: ResolvePrefillProps) {
  const { data, error, isLoading } = useQuery(`prefill:${ticket.id}`, () => offeredFor(ticket));
  const reading = useAction(async (id: string) => data?.find((one) => one.id === id)?.read());
  const handleChoose = async ({ id }: Offered) => {
    const solution = await reading.run(id);
    if (solution) {
      onChoose(solution);
    }
  };
  if (isLoading) {
    return <SkeletonCards count={1} />;
  }
  if (error && !data) {
    return <Banner tone="late">{error.title}</Banner>;
  }
  return (
    <>
      {reading.error && <Banner tone="late">{reading.error.title}</Banner>}
      {data?.length === 0 && <View className="prefill__none">{resolveWords.prefill.none}</View>}
      {data?.map((offered) => (
        <Tap
          key={offered.id}
          className="prefill__choice"
          id={`prefill-${offered.id}`}
          onTap={() => void handleChoose(offered)}
        >
          <View className="prefill__from">{offered.from}</View>
          <View className="prefill__words">{offered.words}</View>
        </Tap>
      ))}
    </>
  );
}
