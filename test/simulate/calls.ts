import type { FollowUp, StoredTicket } from '../support/tickets/ticket-work';

import { hour } from './days';
import type { Evidence, Expected } from './evidence';

/** A call is due at one time until it is put off, made or taken back. */
type Period = { dueAt: Date; from: Date; until: Date; isFirst: boolean };

/** Who should have heard of the calls that are owed. */
export function expectedCalls(ticket: StoredTicket, evidence: Evidence): Expected[] {
  return ticket.followUps.flatMap((followUp) => [
    ...promised(followUp, evidence),
    ...periodsOf(followUp, evidence.end).flatMap((period) =>
      newsOf(ticket, followUp, { period, evidence }),
    ),
  ]);
}

function promised({ id, kind }: FollowUp, { desk }: Evidence): Expected[] {
  return kind === 'bad_rating'
    ? [{ kind: 'follow_up_promised', fact: `follow_up:${id}:promised`, to: desk }]
    : [];
}

function periodsOf({ dueAt, postponements, settled, since, withdrawn }: FollowUp, end: Date) {
  const over = settled?.at ?? withdrawn?.at ?? end;
  const starts = [since, ...postponements.map(({ at }) => at)];
  return starts.map((from, index): Period => {
    const next = postponements[index];
    return { from, dueAt: next?.from ?? dueAt, until: next?.at ?? over, isFirst: index === 0 };
  });
}

type Asked = { period: Period; evidence: Evidence };

function newsOf(
  ticket: StoredTicket,
  { id }: FollowUp,
  { period: { dueAt, from, isFirst, until }, evidence: { desk, managers } }: Asked,
): Expected[] {
  const fact = (what: string) => `follow_up:${id}:${what}:${dueAt.getTime()}`;
  const soon = dueAt.getTime() - 2 * hour;
  const told = Math.max(soon, from.getTime());
  // whoever has just put it off to so soon knows it
  const isTold = (isFirst || soon > from.getTime()) && told < until.getTime();
  const late = dueAt.getTime() + 1;
  const ownersAt = (at: number) => {
    const owner = ownerAt(ticket, at);
    return owner === null ? desk : [owner];
  };
  return [
    ...(isTold
      ? [{ kind: 'follow_up_soon', fact: fact('follow_up_soon'), to: ownersAt(told) }]
      : []),
    ...(late < until.getTime()
      ? [
          {
            ...{ kind: 'follow_up_late', fact: fact('follow_up_late') },
            to: [...ownersAt(late), ...managers],
          },
        ]
      : []),
  ];
}

/** Who had taken the call by then, as the timeline tells. */
function ownerAt({ timeline }: StoredTicket, at: number): string | null {
  const before = timeline.filter((entry) => entry.at.getTime() < at);
  const last = before.findLast(({ followUp }) => followUp);
  return last?.followUp?.ownerId ?? null;
}
