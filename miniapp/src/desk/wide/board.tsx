import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useNow } from '#miniapp/client/use-now';
import { useQuery } from '#miniapp/client/use-query';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { Skeleton } from '#miniapp/ui/skeleton';
import { boardApi, type BoardEngineer } from '#shared/tickets/board-api';

import { wideDeskWords } from '../words/wide';

import { BoardRow } from './board-row';
import { firstHour, lastHour } from './day-line';

import './board.scss';

const pollEvery = 10_000;

export function useEngineers() {
  return useQuery('desk:engineers', () => call(boardApi.engineers), {
    pollEvery,
    isNews: isListNews,
  });
}

type BoardProps = {
  /** A ticket is open, which the buttons are about. */
  hasTicket: boolean;
  onAssign: (engineer: BoardEngineer) => void;
};

/** Who is there, what each holds and visits today; a ticket that is dropped on somebody is put to them. */
export function Board({ hasTicket, onAssign }: BoardProps) {
  const { data, error, refresh } = useEngineers();
  const now = useNow();
  if (!data) {
    return error ? (
      <ErrorState error={error} onRetry={() => void refresh()} />
    ) : (
      <div className="desk-board">
        {Array.from({ length: 6 }, (_, index) => (
          <Skeleton key={index} height="72px" />
        ))}
      </div>
    );
  }
  const { empty, hint, hour } = wideDeskWords.board;
  if (data.items.length === 0) {
    return <EmptyState title={empty} />;
  }
  return (
    <div className="desk-board" id="desk-board">
      <div className="desk-board__head">
        <div className="desk-board__hint">{hint}</div>
        <div className="desk-board__hours">
          {hoursShown.map((one) => (
            <span key={one}>{hour(one)}</span>
          ))}
        </div>
      </div>
      {data.items.map((engineer) => (
        <BoardRow
          key={engineer.id}
          engineer={engineer}
          now={now}
          onAssign={
            hasTicket
              ? () => {
                  onAssign(engineer);
                }
              : undefined
          }
        />
      ))}
    </div>
  );
}

const hoursShown = Array.from(
  { length: (lastHour - firstHour) / 2 + 1 },
  (_, index) => firstHour + 2 * index,
);
