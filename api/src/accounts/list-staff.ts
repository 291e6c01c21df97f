import type { StaffReply } from '#shared/accounts/account-api';
import type { Actor } from '#shared/accounts/actor';
import { rolesThatMay } from '#shared/accounts/roles';

import type { AccountDeps } from './account-deps';
import { withFaces } from './people';

/** Engineers to assign to: on duty first, then who has least to do. */
export async function listStaff(deps: AccountDeps, reader: Actor): Promise<StaffReply[]> {
  const engineers = await withFaces(
    deps,
    await deps.users.findByRole(rolesThatMay('solve tickets')),
    reader,
  );
  const open = await deps.countOpenTickets(engineers.map(({ id }) => id));
  return engineers
    .map((engineer) => ({ ...engineer, openTickets: open.get(engineer.id) ?? 0 }))
    .sort(
      (a, b) =>
        Number(b.onDuty) - Number(a.onDuty) ||
        a.openTickets - b.openTickets ||
        a.name.localeCompare(b.name, 'zh'),
    );
}
