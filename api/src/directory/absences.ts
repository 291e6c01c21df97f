import { rolesThatMay } from '#shared/accounts/roles';

import type { DirectoryDeps } from './directory-deps';
import { spansAt } from './spans';

/** Somebody who solves tickets and is not there. */
export type Absence = {
  personId: string;
  since: Date;
  /** What they hold goes to the desk, as was said when the leave was planned. */
  handsOver: boolean;
};

type Needs = Pick<DirectoryDeps, 'duty' | 'leave' | 'staffWithRole'>;

/** Who of the engineers is off duty or on leave, since when: of both whatever began last. */
export async function absencesAt(deps: Needs, at: Date): Promise<Absence[]> {
  const [engineers, leave] = await Promise.all([
    deps.staffWithRole(rolesThatMay('solve tickets')),
    deps.leave.all(),
  ]);
  const away = spansAt(leave, at);
  const offDuty = engineers.filter(({ onDuty }) => !onDuty).map(({ id }) => id);
  const ended = await deps.duty.endedAt(offDuty);
  return engineers.flatMap(({ id: personId }) => {
    const own = away.filter((span) => span.personId === personId);
    const times = [...own.map(({ from }) => from), ended.get(personId) ?? []].flat();
    return times.length === 0
      ? []
      : [
          {
            personId,
            since: new Date(Math.max(...times.map(Number))),
            handsOver: own.some(({ handOver = false }) => handOver),
          },
        ];
  });
}
