import { assertThat } from '#api/app-error';
import { isAtLeast, nextLevel } from '#shared/tasks/task-steps';

import type { Effect } from '../step';

/**
 * Those who know more look after it from here on: the desk hears, and whoever is named is asked. It is not for the
 * customer’s ears.
 *
 * @throws {AppError} `escalation.level_unfit`
 */
export const escalate: Effect = ({ escalation }, { actor, body, now }) => {
  const before = escalation?.level ?? 'L1';
  const { level = nextLevel(before), found = '', note = '' } = body;
  assertThat(isAtLeast(level, before), 'escalation.level_unfit');
  return {
    fields: { escalation: { level, found, why: note, at: now, by: actor?.id ?? null } },
    entry: { visibility: 'internal', escalation: { level, found } },
  };
};
