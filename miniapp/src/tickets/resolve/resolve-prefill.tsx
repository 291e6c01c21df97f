import { View } from '@tarojs/components';
import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useQuery } from '#miniapp/client/use-query';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import { Tap } from '#miniapp/ui/tap';
import { toast } from '#miniapp/ui/toast';
import { templateApi, type TemplateReply } from '#shared/directory/template-api';
import { similarApi, type SimilarTicket } from '#shared/tickets/similar-api';
import { sayDate } from '#shared/time/say-time';

import { resolveWords } from '../words/resolve';

import type { ResolveDraft } from './resolve-draft';

type Solution = Pick<ResolveDraft, 'cause' | 'prevention' | 'solution'>;
type Offered = Solution & { id: string; from: string };

type ResolvePrefillProps = { ticketId: string; onChoose: (solution: Solution) => void };

/** What was written before need not be written again: similar tickets first, then templates. */
export function ResolvePrefill({ ticketId, onChoose }: ResolvePrefillProps) {
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
          ticketId={ticketId}
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

function Choices({ ticketId, onChoose }: ResolvePrefillProps) {
  const { data, error, isLoading } = useQuery(`prefill:${ticketId}`, () => offeredFor(ticketId));
  if (isLoading) {
    return <SkeletonCards count={1} />;
  }
  if (error && !data) {
    return <Banner tone="late">{error.title}</Banner>;
  }
  return (
    <>
      {data?.length === 0 && <View className="prefill__none">{resolveWords.prefill.none}</View>}
      {data?.map(({ id, from, cause, solution, prevention }) => (
        <Tap
          key={id}
          className="prefill__choice"
          id={`prefill-${id}`}
          onTap={() => {
            onChoose({ cause, solution, prevention });
          }}
        >
          <View className="prefill__from">{from}</View>
          <View className="prefill__words">{solution}</View>
        </Tap>
      ))}
    </>
  );
}

async function offeredFor(id: string): Promise<Offered[]> {
  const [similar, templates] = await Promise.all([
    call(similarApi.similar, { params: { id } }),
    call(templateApi.list, { query: { kind: 'resolution' } }),
  ]);
  return [...similar.items.map(ofTicket), ...templates.items.flatMap(ofTemplate)];
}

function ofTicket({ sameAs, number, solvedAt, ...solved }: SimilarTicket): Offered {
  const words = resolveWords.prefill;
  const date = sayDate(solvedAt, Date.now());
  const from = sameAs === 'asset' ? words.sameAsset(number, date) : words.sameProduct(number, date);
  return { ...solved, from };
}

function ofTemplate(template: TemplateReply): Offered[] {
  return template.kind === 'resolution'
    ? [{ ...template, from: resolveWords.prefill.template(template.title) }]
    : [];
}
