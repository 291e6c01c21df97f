import type { Bound } from '#shared/bounds/bound';
import { followUpLimits } from '#shared/follow-ups/follow-up-limits';

/** What a ticket remembers of the calls that are owed for it. */
export const followUpBounds = {
  callsByPhone: {
    ...{ kind: 'record', most: followUpLimits.byPhone, unit: 'follow-ups' },
    of: 'calls of one ticket to somebody whom no reminder reaches, once they are over',
    beyond: 'the oldest are forgotten; what came of them stands on the timeline',
    ...{ place: 'api/src/follow-ups/follow-up.ts', as: 'followUpLimits.byPhone' },
  },
  callAttempts: {
    ...{ kind: 'record', most: followUpLimits.attempts, unit: 'calls' },
    of: 'calls of one follow-up that reached nobody',
    beyond: '409 follow_up.too_many_attempts: somebody gives it up and says why',
    place: 'api/src/follow-ups/change-follow-up.ts',
  },
  callsPostponed: {
    ...{ kind: 'record', most: followUpLimits.postponements, unit: 'times' },
    of: 'times to which one follow-up was put off',
    beyond: 'the oldest are forgotten; the timeline tells them',
    place: 'api/src/follow-ups/change-follow-up.ts',
  },
} as const satisfies Record<string, Bound>;
