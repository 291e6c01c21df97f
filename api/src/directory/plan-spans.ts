import { AppError, assertThat } from '#api/app-error';
import type { Actor } from '#shared/accounts/actor';
import { may, type Grant } from '#shared/accounts/roles';
import { directoryLimits } from '#shared/directory/directory-limits';

import type { DirectoryDeps } from './directory-deps';
import type { KeptSpan, PlannedSpan } from './spans';
import { setupWords } from './words';

const day = 24 * 60 * 60_000;

/**
 * Somebody is away: oneself, or whom the desk names.
 *
 * @throws {AppError} `account.role_forbidden`, `directory.person_unfit`, `directory.full`, `request.invalid`
 */
export async function addLeave(
  deps: DirectoryDeps,
  actor: Actor,
  span: PlannedSpan,
): Promise<KeptSpan> {
  assertMayPlan(actor, span);
  await assertFit(deps, span, 'go on duty');
  assertTimes(span, deps.clock(), directoryLimits.longestLeave);
  return kept(await deps.leave.add(span));
}

/** @throws {AppError} `account.role_forbidden`, `directory.not_found` */
export async function endLeave(deps: DirectoryDeps, actor: Actor, id: string): Promise<void> {
  const leave = await deps.leave.find(id);
  assertThat(leave, 'directory.not_found');
  assertMayPlan(actor, leave);
  await deps.leave.end(id, deps.clock());
}

/** @throws {AppError} `directory.person_unfit`, `directory.full`, `request.invalid` */
export async function addShift(deps: DirectoryDeps, span: PlannedSpan): Promise<KeptSpan> {
  await assertFit(deps, span, 'solve tickets');
  assertTimes(span, deps.clock(), directoryLimits.longestShift);
  return kept(await deps.shifts.add(span));
}

/** @throws {AppError} `directory.not_found` */
export async function endShift({ shifts, clock }: DirectoryDeps, id: string): Promise<void> {
  assertThat(await shifts.find(id), 'directory.not_found');
  await shifts.end(id, clock());
}

/** What is not over, in the order in which it begins. */
export function notOver(spans: readonly KeptSpan[], now: Date): KeptSpan[] {
  return spans.filter(({ to }) => to > now).sort((a, b) => a.from.getTime() - b.from.getTime());
}

function assertMayPlan({ id, role }: Actor, { personId }: Pick<PlannedSpan, 'personId'>) {
  assertThat(personId === id || may(role, 'dispatch tickets'), 'account.role_forbidden');
}

async function assertFit({ people }: DirectoryDeps, { personId }: PlannedSpan, grant: Grant) {
  const [person] = await people([personId]);
  const isFit = person !== undefined && !person.isBlocked && may(person.role, grant);
  assertThat(isFit, 'directory.person_unfit');
}

function assertTimes({ from, to }: PlannedSpan, now: Date, longest: number) {
  const length = to.getTime() - from.getTime();
  const wrong = [
    length <= 0 && setupWords.endsBeforeItBegins,
    to <= now && setupWords.isOver,
    length > longest && setupWords.tooLong(longest / day),
  ].find((message) => message !== false);
  if (wrong !== undefined) {
    throw new AppError('request.invalid', { errors: [{ path: 'to', message: wrong }] });
  }
}

function kept(span: KeptSpan | null): KeptSpan {
  assertThat(span, 'directory.full');
  return span;
}
