import { directoryLimits } from '#shared/directory/directory-limits';

import type { SignedInCaller, TestApi } from './api';

/** For tests that give one engineer more tickets than anybody usually has in hand. */
export async function mayHoldMany(api: TestApi, engineer: SignedInCaller) {
  const manager = await api.signIn('manager');
  const { capacity } = directoryLimits;
  const { status } = await manager.patch(`/staff-profiles/${engineer.user.id}`, { capacity });
  if (status !== 200) {
    throw new Error(`The capacity was not changed: ${status}`);
  }
}
