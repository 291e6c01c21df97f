import { assertThat } from '#api/app-error';
import { may } from '#shared/accounts/roles';

import type { Step } from '../step';
import type { TicketDeps } from '../ticket-deps';

/** A task is given to staff. Throws `task.owner_unfit`. */
export async function assertFitTask(
  { people }: Pick<TicketDeps, 'people'>,
  { action, body }: Pick<Step, 'action' | 'body'>,
): Promise<void> {
  const { ownerId } = body.task ?? {};
  if (ownerId !== undefined && (action === 'add_task' || action === 'change_task')) {
    const owner = (await people([ownerId])).get(ownerId);
    assertThat(owner && may(owner.role, 'read every ticket'), 'task.owner_unfit');
  }
}
