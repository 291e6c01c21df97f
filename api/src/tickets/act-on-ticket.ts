import { setTimeout as sleep } from 'node:timers/promises';

import { AppError, assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import { may } from '#shared/accounts/roles';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody } from '#shared/tickets/ticket-api';

import { assertAllowed } from './assert-allowed';
import { assertFits } from './assert-fits';
import { assertNotTaken } from './assert-not-taken';
import { checkingOnce, type Checked } from './check-step-words';
import { decideStep } from './decide-step';
import { assertSameRequest, fingerprintOf } from './fingerprint';
import { hearsReminders } from './hears-reminders';
import { findSurvivor } from './links/find-survivor';
import { readTicket } from './read-ticket';
import type { StepActor } from './relations';
import type { Link, Step } from './step';
import { assertFitTask } from './tasks/assert-fit-task';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';
import type { FoundTicket } from './ticket-reading-repository';
import { withFitAssignee } from './with-fit-assignee';
import { productIn, withNames } from './with-names';
import { writeWithinCap } from './write-within-cap';

type Input = {
  ticketId: string;
  action: TicketAction;
  /** Null: the product acts by itself. */
  actor: StepActor;
  body: ActionBody;
  idempotencyKey: string | null;
  /** What the product tells of another ticket. */
  link?: Link;
};

/** Each lost race means that somebody else's step went through, so this many at once must meet on one ticket. */
const { most: tries } = bounded.writesTried;

/**
 * Moves a ticket one step through its life: all of the step in one write, or nothing.
 *
 * @throws {AppError} `ticket.not_found`, `ticket.taken`, `ticket.offered_to_other`, `ticket.hands_full`, `ticket.assignee_full`, whatever `assertAllowed` names, `ticket.assignee_unfit`, `ticket.product_not_found`, `ticket.note_required`, `ticket.too_long`,
 *   `moderation.text_refused`, `attachment.not_found`, `request.key_reused`
 */
export async function actOnTicket(deps: TicketDeps, input: Input): Promise<Ticket> {
  const fingerprint = fingerprintOf([input.ticketId, input.action, asTold(input.body)]);
  const checked = checkingOnce(deps, input);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    // what is kept of a ticket may be older than the step that makes this one possible: refused is only on the ticket as it is
    const isFresh = attempt > 0;
    const done = await tryStep(deps, input, { fingerprint, checked, isFresh }).catch(
      (error: unknown) => {
        if (isFresh || !(error instanceof AppError)) {
          throw error;
        }
        return null;
      },
    );
    if (done) {
      return done;
    }
    await sleep(Math.random() * 2 * attempt);
  }
  throw new AppError('request.too_many', { retryAfter: 1000 });
}

/**
 * Whatever was sent at once and got no answer is sent again with the time at which it happened: the same request, of which the first
 * that arrives counts.
 */
function asTold(body: ActionBody): Omit<ActionBody, 'happenedAt'> {
  const told = { ...body };
  delete told.happenedAt;
  return told;
}

type Trying = { fingerprint: string; checked: Checked; isFresh: boolean };

/** Null when somebody else changed the ticket between reading and writing. */
async function tryStep(
  deps: TicketDeps,
  input: Input,
  { fingerprint, checked, isFresh }: Trying,
): Promise<Ticket | null> {
  const { ticketId, action, actor, body, idempotencyKey: key } = input;
  const actorId = actor?.id ?? input.link?.by;
  const request = key === null || actorId === undefined ? null : { key, actorId };
  const look = { request, isFresh };
  const { ticket, relations } = await readTicket(deps, { id: ticketId, actor, ...look });
  if (isDone(ticket, fingerprint)) {
    return ticket;
  }
  const terms = await deps.terms({ ...ticket, ...productIn(input) });
  const isReporterReached = await hearsReminders(deps, ticket);
  const asked = {
    ...{ action, actor, relations, body, now: deps.clock(), terms, key, fingerprint },
    isReporterReached,
  };
  await assertNotTaken(deps, ticket, asked);
  assertAllowed(ticket, asked);
  const link = input.link ?? (await findSurvivor(deps, ticket, asked));
  await Promise.all([assertFitOwner(deps, asked), assertFitTask(deps, asked)]);
  const fit = await withFitAssignee(deps, ticket, asked);
  const step: Step = { ...(await withNames(deps, ticket, fit)), link };
  const decided = decideStep(ticket, step);
  assertFits(ticket, action);
  const change = await checked(decided);
  if (actor && body.attachmentIds) {
    await deps.claimAttachments(body.attachmentIds, actor.id, ticketId);
  }
  return writeWithinCap(deps, ticket, { step, change });
}

/** Whether this very request has gone through before, its answer lost on the way. */
function isDone({ written }: FoundTicket, fingerprint: string): boolean {
  if (written) {
    assertSameRequest(written, fingerprint);
  }
  return written !== null;
}

/** @throws {AppError} `follow_up.owner_unfit` */
async function assertFitOwner(deps: TicketDeps, { action, body }: Step): Promise<void> {
  const { ownerId } = body.followUp ?? {};
  if (action === 'give_follow_up' && ownerId !== undefined) {
    const owner = (await deps.people([ownerId])).get(ownerId);
    assertThat(owner && may(owner.role, 'dispatch tickets'), 'follow_up.owner_unfit');
  }
}
