import { assertThat } from '#api/app-error';
import type { Attempts, Signal } from '#api/background/index';
import type { Clock } from '#api/clock';
import type { PageInput } from '#api/mongo/index';
import type { Actor } from '#shared/accounts/actor';
import { deadLetterReply, type DeadLetterReply } from '#shared/notices/dead-letter-api';
import type { PushState } from '#shared/notices/push-reasons';

import type { DeadLetterRepository } from './dead-letter-repository';
import type { Directory } from './find-recipients';
import { presentAbout } from './present-about';
import { presentEach, withSource } from './present-each';
import type { Push } from './push';
import { retell, type RetellDeps } from './retell';

export type DeadLetterDeps = Pick<Directory, 'people'> &
  RetellDeps & {
    deadLetters: DeadLetterRepository;
    clock: Clock;
    /** Of records that nobody can read. */
    attempts: Pick<Attempts, 'report'>;
    /** There is something to send again. */
    pushesDue: Signal;
  };

type Listed = { items: DeadLetterReply[]; nextCursor: string | null; total: number };

/** What could not be sent, with the names of those who should have heard of it. */
export async function listDeadLetters(
  deps: DeadLetterDeps,
  { actor, ...asked }: PageInput & { actor: Actor },
): Promise<Listed> {
  const [page, total] = await Promise.all([deps.deadLetters.list(asked), deps.deadLetters.count()]);
  const known = await deps.people(page.items.map(({ recipientId }) => recipientId));
  const broken = { kind: 'push', report: deps.attempts.report } as const;
  const told = await retell(deps, withSource(page.items, broken), actor);
  const items = presentEach(told, {
    ...{ ...broken, reply: deadLetterReply },
    present: (push) => present(deps, push, known.get(push.recipientId)),
  });
  return { items, nextCursor: page.nextCursor, total };
}

/**
 * Sends one again, once however often it is asked for: what is no dead letter any more stays what it is.
 *
 * @throws {AppError} `push.not_found`
 */
export async function retryDeadLetter(
  deps: DeadLetterDeps,
  id: string,
): Promise<{ state: PushState; total: number }> {
  const push = await deps.deadLetters.find(id);
  assertThat(push, 'push.not_found');
  if (push.state === 'dead') {
    await deps.deadLetters.revive(id, deps.clock());
    deps.pushesDue.raise();
  }
  return {
    state: push.state === 'dead' ? 'waiting' : push.state,
    total: await deps.deadLetters.count(),
  };
}

/** Sends all again that certainly did not arrive; the others could arrive twice and are a matter of one by one. */
export async function retryDeadLetters({ deadLetters, clock, pushesDue }: DeadLetterDeps) {
  const retried = await deadLetters.reviveAll(clock());
  pushesDue.raise();
  return { retried, total: await deadLetters.count() };
}

/** @throws {AppError} `push.not_found` */
export async function dismissDeadLetter({ deadLetters }: DeadLetterDeps, id: string) {
  assertThat(await deadLetters.find(id), 'push.not_found');
  await deadLetters.dismiss(id);
}

type Known = Pick<NonNullable<DeadLetterReply['recipient']>, 'id' | 'name' | 'role'>;

function present(
  { owners }: RetellDeps,
  push: Push,
  recipient: Known | undefined,
): DeadLetterReply {
  const { id, title, text, errcode } = push;
  return {
    ...{ id, title, text, errcode },
    ...presentAbout(owners, push),
    recipient: recipient ? { id: recipient.id, name: recipient.name, role: recipient.role } : null,
    createdAt: push.createdAt.toISOString(),
    failedAt: (push.failedAt ?? push.createdAt).toISOString(),
    // a dead letter always has one
    reason: push.reason ?? 'unknown',
  };
}
