import { call } from '#miniapp/client/call';
import { useQuery, type Query } from '#miniapp/client/use-query';
import { ChoiceCard } from '#miniapp/ui/choice-card';
import { ErrorState } from '#miniapp/ui/error-state';
import { Skeleton } from '#miniapp/ui/skeleton';
import { candidateApi, type CandidateReply } from '#shared/tickets/candidate-api';

import { sayCandidate } from '../candidate-words';
import { sheetWords } from '../words/sheets';

type Candidates = Query<{ items: CandidateReply[] }>;

/** Who could take this ticket, the best first. */
export function useCandidates(ticketId: string): Candidates {
  return useQuery(`candidates:${ticketId}`, () =>
    call(candidateApi.candidates, { params: { id: ticketId } }),
  );
}

/** Whether whoever is chosen has as many as they may, as the chooser reads. */
export function isFull({ data }: Candidates, id: string | undefined): boolean {
  const chosen = data?.items.find((person) => person.id === id);
  return chosen?.obstacles.includes('full') ?? false;
}

type CandidateListProps = {
  candidates: Candidates;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

/** One of them to choose, with what each can do, has to do, and what speaks for or against them. */
export function CandidateList({ candidates, chosen, onChoose }: CandidateListProps) {
  if (!candidates.data) {
    return candidates.error ? (
      <ErrorState error={candidates.error} onRetry={() => void candidates.refresh()} />
    ) : (
      <Skeleton height="160px" />
    );
  }
  const { items } = candidates.data;
  return (
    <>
      {items.map((person, index) => (
        <ChoiceCard
          key={person.id}
          id={`assign-${person.id}`}
          label={
            index === 0 && person.obstacles.length === 0
              ? sheetWords.assign.best(person.name)
              : person.name
          }
          line={sayCandidate(person)}
          isChosen={person.id === chosen}
          onTap={() => {
            onChoose(person.id);
          }}
        />
      ))}
    </>
  );
}
