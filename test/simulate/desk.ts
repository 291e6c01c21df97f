import { ticketSeverityNames } from '#shared/tickets/ticket-words';

import { day, hour, minute, workingMoment } from './days';
import { act, doneSoFar } from './deeds';
import { fittingColleague } from './engineers';
import { now, plan, planTurn, type Known, type World } from './world';

const hours = [8.5, 18.5] as const;

function isUrgent({ seen: { scope, severity } }: Known): boolean {
  return (severity === 'blocked' && scope !== 'me') || severity === 'blocked';
}

function dispatcherOf({ company }: World, known: Known) {
  return known.chance.pick(company.dispatchers);
}

/** Nobody has it and the product looks for nobody: the desk asks whoever fits, and tries again while nobody does. */
export function planAssignment(world: World, known: Known, wait = 0): void {
  const at = now(world) + wait + known.chance.between(minute, 8 * minute);
  planTurn(world, known, {
    side: 'desk',
    at: isUrgent(known) ? at : workingMoment(at, hours),
    deed: async () => {
      if (!isNobodys(known)) {
        return;
      }
      const assigneeId = await fittingColleague(world, known);
      if (assigneeId === null) {
        planAssignment(world, known, 20 * minute);
      } else {
        const dispatcher = dispatcherOf(world, known);
        await act(world, dispatcher, { known, action: 'assign', body: { assigneeId } });
        // somebody else of the desk was faster, or whoever it was is full by now
        if (isNobodys(known)) {
          planAssignment(world, known, 20 * minute);
        }
      }
    },
  });
}

export function isNobodys({ seen }: Known): boolean {
  const { assigneeId, offer, offersFrom, status } = seen;
  return status === 'submitted' && assigneeId === null && !offer && offersFrom === null;
}

/** The customer never answered: the desk ends it, or has it gone on with. */
export function planDecision(world: World, known: Known): void {
  const at = workingMoment(now(world) + known.chance.between(10 * minute, 4 * hour), hours);
  planTurn(world, known, {
    side: 'desk',
    at,
    deed: async () => {
      if (known.seen.status === 'awaiting_customer') {
        const dispatcher = dispatcherOf(world, known);
        await (known.chance.happens(0.7)
          ? act(world, dispatcher, {
              ...{ known, action: 'close' },
              body: { outcome: 'unanswered', note: 'Three calls in vain' },
            })
          : act(world, dispatcher, { known, action: 'resume', body: { note: 'Found it out' } }));
      }
    },
  });
}

/** Some reports are called something else by those who know. */
export function planCorrection(world: World, known: Known): void {
  const { chance } = known;
  if (!chance.happens(0.05)) {
    return;
  }
  const at = workingMoment(now(world) + chance.between(2 * minute, 5 * hour), hours);
  plan(world, at, known, async () => {
    const others = ticketSeverityNames.filter((name) => name !== known.seen.severity);
    if (['submitted', 'accepted', 'in_progress', 'awaiting_customer'].includes(known.seen.status)) {
      await act(world, dispatcherOf(world, known), {
        ...{ known, action: 'correct' },
        body: { corrections: { severity: chance.pick(others) }, note: 'As they said by phone' },
      });
    }
  });
}

/** Most calls are made in time, some late, some in vain. */
export function planCall(world: World, known: Known): void {
  const { chance } = known;
  const isForgotten = chance.happens(0.2) && doneSoFar(known, 'settle_follow_up') === 0;
  const wait = isForgotten ? 2.5 * day : chance.between(20 * minute, 7 * hour);
  planTurn(world, known, {
    side: 'desk',
    at: workingMoment(now(world) + wait, hours),
    deed: async () => {
      const dispatcher = dispatcherOf(world, known);
      const followUp = known.seen.followUps.find(({ state }) => state === 'open');
      if (!followUp) {
        return;
      }
      const { id, ownerId } = followUp;
      if (ownerId === null && chance.happens(0.6)) {
        await act(world, dispatcher, {
          ...{ known, action: 'take_follow_up' },
          body: { followUp: { id } },
        });
      } else if (chance.happens(0.1)) {
        const dueAt = new Date(workingMoment(now(world) + chance.between(hour, day), hours));
        await act(world, dispatcher, {
          ...{ known, action: 'postpone_follow_up' },
          body: { followUp: { id, dueAt: dueAt.toISOString() }, note: 'They are in a meeting' },
        });
      } else {
        await call(world, known, id);
      }
    },
  });
}

async function call(world: World, known: Known, id: string): Promise<void> {
  const { chance, seen } = known;
  const outcome = chance.pick(['satisfied', 'satisfied', 'unsolved', 'declined', 'not_reached']);
  const reopens = outcome === 'unsolved' && seen.status === 'closed' && chance.happens(0.5);
  await act(world, dispatcherOf(world, known), {
    ...{ known, action: 'settle_follow_up' },
    body: { followUp: { id, outcome, ...(reopens && { reopens }) }, note: 'As they said' },
  });
}
