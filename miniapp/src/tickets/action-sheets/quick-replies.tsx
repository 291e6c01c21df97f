import { View } from '@tarojs/components';
import { useState } from 'react';

import { useSession } from '#miniapp/client/session';
import { useQuery } from '#miniapp/client/use-query';
import { Button } from '#miniapp/ui/button';
import { Tap } from '#miniapp/ui/tap';
import { may } from '#shared/accounts/roles';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import '../resolve/resolve.scss';
import { sheetWords } from '../words/sheets';

import { listQuickReplies, quickRepliesKey } from './list-quick-replies';
import { repliesFor } from './replies-for';

type QuickRepliesProps = { ticket: TicketReply; onChoose: (words: string) => void };

/** What staff say again and again, filled in for this ticket; to be changed before it is sent. */
export function QuickReplies({ ticket, onChoose }: QuickRepliesProps) {
  const user = useSession()?.user;
  const [isOpen, setOpen] = useState(false);
  if (!user || !may(user.role, 'read every ticket')) {
    return null;
  }
  return (
    <View className="prefill">
      <Button
        kind="quiet"
        icon={isOpen ? 'up' : 'message'}
        id="quick-replies"
        onTap={() => {
          setOpen(!isOpen);
        }}
      >
        {sheetWords.quickReplies.open}
      </Button>
      {isOpen && (
        <Replies
          ticket={ticket}
          name={user.name}
          onChoose={(words) => {
            setOpen(false);
            onChoose(words);
          }}
        />
      )}
    </View>
  );
}

function Replies({ ticket, name, onChoose }: QuickRepliesProps & { name: string }) {
  const { data } = useQuery(quickRepliesKey, listQuickReplies, { isKept: true });
  const [now] = useState(Date.now);
  const replies = data && repliesFor(data, { ticket, name, now });
  return (
    <>
      {replies?.length === 0 && (
        <View className="prefill__none">{sheetWords.quickReplies.none}</View>
      )}
      {replies?.map(({ id, title, words }) => (
        <Tap
          key={id}
          className="prefill__choice"
          id={`quick-reply-${id}`}
          onTap={() => {
            onChoose(words);
          }}
        >
          <View className="prefill__from">{title}</View>
          <View className="prefill__words">{words}</View>
        </Tap>
      ))}
    </>
  );
}
