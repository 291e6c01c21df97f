import { assertThat } from '#api/app-error';
import type { PageInput } from '#api/mongo/index';
import type { Actor } from '#shared/accounts/actor';
import { flagStates } from '#shared/moderation/content-states';
import type { FlagReply, FlagView } from '#shared/moderation/moderation-api';

import type { ReviewDeps } from './moderation-deps';
import { presentFlags } from './present-flags';

type ListInput = PageInput & { view: FlagView; actor: Actor };

/** What waits for the desk, oldest first, or what it decided, newest first. */
export async function listFlags(deps: ReviewDeps, { actor, ...page }: ListInput) {
  const [{ items, nextCursor }, open] = await Promise.all([
    deps.checks.flags(page),
    deps.checks.countOpen(),
  ]);
  return { items: await presentFlags(deps, items, actor), nextCursor, open };
}

type Decision = { id: string; actor: Actor; state: 'released' | 'hidden' };

/**
 * A dispatcher's word on flagged words or a picture; it may be changed by another.
 *
 * @throws {AppError} `moderation.flag_not_found`
 */
export async function decideFlag(
  deps: ReviewDeps,
  { id, actor, state }: Decision,
): Promise<FlagReply> {
  const check = await deps.checks.decide(id, flagStates, { state, decidedBy: actor.id });
  assertThat(check, 'moderation.flag_not_found');
  const [flag] = await presentFlags(deps, [check], actor);
  assertThat(flag, 'moderation.flag_not_found');
  if (check.ticketId !== null) {
    await deps.ticketChanged(check.ticketId, check.attachmentId);
  } else if (check.kind === 'text' && state === 'hidden') {
    await deps.clearName(check.authorId);
  }
  return flag;
}
