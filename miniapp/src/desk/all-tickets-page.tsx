import { useState } from 'react';

import { useSettled } from '#miniapp/client/use-settled';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Page } from '#miniapp/ui/page';
import { SearchField } from '#miniapp/ui/search-field';
import {
  ticketStatuses,
  ticketStatusWords,
  type TicketStatus,
} from '#shared/tickets/ticket-status';

import { DeskList, useDeskTickets } from './desk-list';

import './desk-list.scss';

/** Every ticket, newest first, to be searched by number, words or organization. */
export default function AllTicketsPage() {
  const [words, setWords] = useState('');
  const [status, setStatus] = useState<TicketStatus | ''>('');
  const q = useSettled(words.trim());
  const list = useDeskTickets({ view: 'all', status, ...(q === '' ? {} : { q }) });
  return (
    <Page title="全部工单" isBarPage wide onRefresh={list.refresh}>
      <SearchField hint="工单号、客户单位或问题里的词" value={words} onChange={setWords} />
      <Chips>
        {(['', ...ticketStatuses] as const).map((name) => (
          <Chip
            key={name}
            isChosen={name === status}
            onTap={() => {
              setStatus(name);
            }}
          >
            {name === '' ? '全部' : ticketStatusWords[name].staff}
          </Chip>
        ))}
      </Chips>
      <DeskList list={list} empty="没有找到工单" />
    </Page>
  );
}
