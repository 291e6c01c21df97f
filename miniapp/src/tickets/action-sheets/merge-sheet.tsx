import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useQuery } from '#miniapp/client/use-query';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListRow } from '#miniapp/ui/list-row';
import { SearchField } from '#miniapp/ui/search-field';
import { Skeleton } from '#miniapp/ui/skeleton';
import { errorWords } from '#shared/errors/error-words';
import { cutTo } from '#shared/text/length';
import { missingInput } from '#shared/tickets/action-input';
import { ticketApi } from '#shared/tickets/ticket-api';
import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';
import { statusGroups } from '#shared/tickets/ticket-status';

import { sheetWords } from '../words/sheets';

import { FormSheet, type SheetProps } from './form-sheet';

/** One line, so that several can be compared. */
const firstWords = 16;

/** Which open ticket of the same people goes on for this one. */
export function MergeSheet({ ticket, action, form, actions }: SheetProps) {
  const [words, setWords] = useState(ticket.reporter.organization ?? ticket.reporter.name);
  const [survivorId, setSurvivorId] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const handleSubmit = async () => {
    const body = survivorId === undefined ? {} : { survivorId };
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing) {
      await actions.act(action, body);
    }
  };
  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      <SearchField hint={sheetWords.merge.search} value={words} onChange={setWords} />
      <Candidates {...{ ticket, words }} chosen={survivorId} onChoose={setSurvivorId} />
    </FormSheet>
  );
}

type CandidatesProps = {
  ticket: TicketReply;
  words: string;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

function Candidates({ ticket, words, chosen, onChoose }: CandidatesProps) {
  const found = useQuery(`merge:${words}`, () =>
    call(ticketApi.list, {
      query: { view: 'all', status: statusGroups.open.join(','), q: words, limit: 20 },
    }),
  );
  if (!found.data) {
    return found.error ? (
      <ErrorState error={found.error} onRetry={() => void found.refresh()} />
    ) : (
      <Skeleton height="160px" />
    );
  }
  const others = found.data.items.filter((one) => isOfTheSame(ticket, one));
  return others.length === 0 ? (
    <ListRow title={sheetWords.merge.none} />
  ) : (
    <>
      {others.map(({ id, number, description, reporter }) => (
        <ListRow
          key={id}
          id={`merge-${id}`}
          title={description === '' ? number : cutTo(description, firstWords)}
          note={sheetWords.merge.of(number, reporter.name)}
          isChosen={id === chosen}
          onTap={() => {
            onChoose(id);
          }}
        />
      ))}
    </>
  );
}

/** The API decides; what it would refuse need not be offered. */
function isOfTheSame(ticket: TicketReply, { id, reporter }: TicketSummary): boolean {
  const { organization } = ticket.reporter;
  const isOfOne = organization !== null && organization === reporter.organization;
  return id !== ticket.id && (isOfOne || reporter.id === ticket.reporter.id);
}
