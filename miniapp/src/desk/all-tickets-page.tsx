import { useState } from 'react';

import { useSettled } from '#miniapp/client/use-settled';
import { SearchNote } from '#miniapp/tickets/search-note';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Page } from '#miniapp/ui/page';
import { SearchField } from '#miniapp/ui/search-field';
import { ticketStatusWords } from '#shared/tickets/ticket-life-words';
import { ticketStatuses, type TicketStatus } from '#shared/tickets/ticket-status';

import './desk-list.scss';
import { DeskList, useDeskTickets } from './desk-list';
import { deskWords } from './words';

/** Every ticket, newest first, to be searched. */
export default function AllTicketsPage() {
  const [words, setWords] = useState('');
  const [status, setStatus] = useState<TicketStatus | ''>('');
  const q = useSettled(words.trim());
  const list = useDeskTickets({ view: 'all', status, ...(q === '' ? {} : { q }) });
  return (
    <Page title={deskWords.tickets.title} isBarPage wide onRefresh={list.refresh}>
      <SearchField hint={deskWords.tickets.searchHint} value={words} onChange={setWords} />
      <Chips>
        {(['', ...ticketStatuses] as const).map((name) => (
          <Chip
            key={name}
            isChosen={name === status}
            onTap={() => {
              setStatus(name);
            }}
          >
            {name === '' ? deskWords.tickets.allStatuses : ticketStatusWords[name].staff}
          </Chip>
        ))}
      </Chips>
      <SearchNote page={list.last} />
      <DeskList list={list} empty={deskWords.tickets.nothingFound} />
    </Page>
  );
}
