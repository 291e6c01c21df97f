import { toApiError, type ApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import { isAway, isUnsettled } from '#miniapp/client/intention';
import { keepAnswer } from '#miniapp/client/kept-answers';
import { tellAnswer } from '#miniapp/client/query-cache';
import { sessionUser } from '#miniapp/client/session';
import { ticketApi } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { deliverStep, TakenBack } from './deliver-step';
import type { QueuedStep } from './queued-step';
import { changeStep, openOutbox, readSteps, removeStep } from './step-outbox';

let running: Promise<number> | null = null;

/** Sends what waits, in order, and answers how much of it arrived; one run at a time. */
export function replaySteps(): Promise<number> {
  running ??= replay().finally(() => {
    running = null;
  });
  return running;
}

async function replay(): Promise<number> {
  const userId = sessionUser()?.id;
  const halted = new Set<string>();
  let arrived = 0;
  if (userId === undefined) {
    return 0;
  }
  // another tab may have sent some of it
  openOutbox(userId);
  while (sessionUser()?.id === userId) {
    const step = nextOf(readSteps(userId), halted);
    const outcome = step ? await trySending(userId, step) : 'nobody answers';
    if (step === null || outcome === 'nobody answers') {
      break;
    }
    arrived += outcome === 'arrived' ? 1 : 0;
    if (outcome === 'halted') {
      halted.add(step.ticketId);
    }
  }
  return arrived;
}

/** The steps of one ticket go one after the other; what halts there keeps no other ticket back. */
function nextOf(steps: readonly QueuedStep[], halted: ReadonlySet<string>): QueuedStep | null {
  const behind = new Set(halted);
  for (const step of steps) {
    if (step.refusal) {
      behind.add(step.ticketId);
    }
    if (!behind.has(step.ticketId)) {
      return step;
    }
  }
  return null;
}

type Outcome = 'arrived' | 'halted' | 'nobody answers' | 'taken back';

async function trySending(userId: string, step: QueuedStep): Promise<Outcome> {
  try {
    const ticket = await deliverStep(step, (news) => changeStep(userId, step.key, news));
    showTicket(ticket);
    removeStep(userId, step);
    return 'arrived';
  } catch (failure: unknown) {
    if (failure instanceof TakenBack) {
      return 'taken back';
    }
    const error = toApiError(failure);
    if (isAway(error)) {
      return 'nobody answers';
    }
    if (!isUnsettled(error)) {
      await setAside(userId, step, error);
    }
    return 'halted';
  }
}

/** With how things are by now, so that the person sees both. */
async function setAside(userId: string, { key, ticketId }: QueuedStep, error: ApiError) {
  const { code, person } = error;
  const title = error.fieldError('happenedAt') ?? error.fieldError('attachmentIds') ?? error.title;
  changeStep(userId, key, { refusal: { code, person, title } });
  await call(ticketApi.show, { params: { id: ticketId } })
    .then(showTicket)
    .catch(() => undefined);
}

function showTicket(ticket: TicketReply) {
  const key = `ticket:${ticket.id}`;
  tellAnswer(key, ticket);
  keepAnswer(key, { data: ticket, at: Date.now() });
}
