import { View } from '@tarojs/components';

import { openPage } from '#miniapp/platform/navigation';
import { Button } from '#miniapp/ui/button';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import './ticket-links.scss';
import { ticketWords } from './words/ticket';

type TicketLinksProps = {
  ticket: Pick<TicketReply, 'earlier' | 'later' | 'mergedInto' | 'timeline'>;
};

/** The ways to the tickets that belong to this one. */
export function TicketLinks({
  ticket: { earlier, later, mergedInto, timeline },
}: TicketLinksProps) {
  const words = ticketWords.links;
  const absorbed = timeline.flatMap(({ kind, linked }) =>
    kind === 'absorb' && linked ? [linked] : [],
  );
  const links = [
    ...(mergedInto ? [{ ...mergedInto, label: words.mergedInto(mergedInto.number) }] : []),
    ...(earlier ? [{ ...earlier, label: words.earlier(earlier.number) }] : []),
    ...(later ? [{ ...later, label: words.later(later.number) }] : []),
    ...absorbed.map((link) => ({ ...link, label: words.mergedInto(link.number) })),
  ];
  return links.length === 0 ? null : (
    <View className="ticket-links">
      {links.map(({ id, label }) => (
        <Button
          key={id}
          kind="quiet"
          id={`link-${id}`}
          onTap={() => {
            openPage('tickets/ticket-page', { id });
          }}
        >
          {label}
        </Button>
      ))}
    </View>
  );
}
