import type { PersonReply } from '#shared/accounts/account-api';
import { allowedActions } from '#shared/tickets/allowed-actions';
import { offeredBy, statusAfter, type TicketRelation } from '#shared/tickets/ticket-actions';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { ticketStatusRules, type TicketStatus } from '#shared/tickets/ticket-status';
import { visitStage } from '#shared/visits/visit-stage';

import { picturesOf, type QueuedStep, type ShownEntry } from './queued-step';
import { worksOffline } from './works-offline';

/** A ticket as it stands here: what waits on the phone counts as done. */
export type ShownTicket = Omit<TicketReply, 'timeline'> & { timeline: ShownEntry[] };

/** With every step that waits, up to one that its person has to decide about. */
export function asIfDone(
  ticket: TicketReply,
  steps: readonly QueuedStep[],
  me: PersonReply,
): ShownTicket {
  const undecided = steps.findIndex(({ refusal }) => refusal !== undefined);
  const counted = undecided === -1 ? steps : steps.slice(0, undecided);
  return counted.reduce<ShownTicket>((shown, step) => after(shown, step, me), ticket);
}

/** The status of a ticket in a list; of who does it only that it is theirs is known. */
export function statusIfDone(status: TicketStatus, steps: readonly QueuedStep[]): TicketStatus {
  const relations = new Set<TicketRelation>(['assignee', 'staff']);
  return steps
    .filter(({ refusal }) => refusal === undefined)
    .reduce((now, { action, body }) => statusAfter(action, now, { body, relations }), status);
}

function after(ticket: ShownTicket, step: QueuedStep, me: PersonReply): ShownTicket {
  const { action, body } = step;
  const relations = relationsAfter(ticket, step);
  const status = statusAfter(action, ticket.status, {
    body,
    relations: new Set([...ticket.relations, ...relations]),
  });
  const moved = {
    ...ticket,
    ...{ status, relations },
    assignee: assigneeAfter(ticket, step, me),
    ...tripAfter(ticket, step),
    ...promiseAfter(ticket, status),
    stepTimes: stepTimesAfter(ticket, status, step.happenedAt),
    timeline: [...ticket.timeline, entryOf(ticket, step, { status, me })],
  };
  return { ...moved, allowedActions: actionsAfter(moved, step) };
}

function relationsAfter(
  { relations }: Pick<ShownTicket, 'relations'>,
  { action, body }: QueuedStep,
): TicketRelation[] {
  switch (action) {
    case 'accept':
      return [...relations.filter((one) => one !== 'pool' && one !== 'offered'), 'assignee'];
    case 'decline':
      return relations.filter((one) => one !== 'offered');
    case 'hand_over':
      // whoever asks a colleague holds it until that one has accepted
      return offeredBy(action, body) === null
        ? relations.filter((one) => one !== 'assignee')
        : relations;
    default:
      return relations;
  }
}

function assigneeAfter({ assignee }: ShownTicket, { action, body }: QueuedStep, me: PersonReply) {
  if (action === 'accept') {
    return me;
  }
  return action === 'hand_over' && offeredBy(action, body) === null ? null : assignee;
}

function tripAfter(
  { appointment, trip }: ShownTicket,
  { action, body, happenedAt }: QueuedStep,
): Partial<Pick<ShownTicket, 'appointment' | 'trip'>> {
  switch (action) {
    case 'accept':
      return { trip: null };
    case 'depart':
      return {
        trip: { departedAt: happenedAt, expectedAt: body.expectedAt ?? null, arrivedAt: null },
      };
    case 'arrive':
      return {
        appointment: appointment?.picked ? appointment : null,
        trip: {
          departedAt: trip?.departedAt ?? null,
          expectedAt: trip?.expectedAt ?? null,
          arrivedAt: happenedAt,
        },
      };
    default:
      return {};
  }
}

/** Of a promise that begins with the step only the server knows the time. */
function promiseAfter({ clocks, promise, status: was }: ShownTicket, status: TicketStatus) {
  const phases = [was, status].map((one) => ticketStatusRules[one].phase);
  if (phases[0] === phases[1]) {
    return { promise };
  }
  const due = clocks?.find((clock) => clock.promise === 'solution')?.due ?? null;
  const isWork = phases[1] === 'working' && due !== null;
  return { promise: isWork ? ({ kind: 'resolve', dueAt: due } as const) : null };
}

function stepTimesAfter({ stepTimes }: ShownTicket, status: TicketStatus, at: string) {
  const { step } = ticketStatusRules[status];
  return stepTimes.map((time, index) => {
    if (index > step) {
      return null;
    }
    return time ?? (index === step ? at : null);
  });
}

function actionsAfter(
  ticket: ShownTicket,
  { happenedAt }: QueuedStep,
): TicketReply['allowedActions'] {
  const { assignee, criteria, outcome, rating, relations, status, tasks } = ticket;
  const facts = {
    ...{ status, outcome, assigneeId: assignee?.id ?? null },
    ...{ closedAt: null, urgedAt: null, visitPickableUntil: null },
    ratingChangeableUntil: rating ? Date.parse(rating.changeableUntil) : null,
    visit: visitStage(ticket),
    ...{ openFollowUps: 0, unownedFollowUps: 0 },
    openTasks: tasks.filter(({ state }) => state === 'open').length,
    criteria: criteria?.state ?? null,
  };
  return allowedActions(facts, new Set(relations), Date.parse(happenedAt)).filter((action) =>
    worksOffline(action, relations),
  );
}

type Doer = { status: TicketStatus; me: PersonReply };

function entryOf(ticket: ShownTicket, step: QueuedStep, { status, me }: Doer): ShownEntry {
  const { action, body, happenedAt } = step;
  const { resolution } = body;
  return {
    seq: (ticket.timeline.at(-1)?.seq ?? 0) + 1,
    ...{ kind: action, at: happenedAt, happenedAt: null, actor: me, isMine: true },
    ...{ visibility: visibilityOf(step), text: body.note ?? '', mark: 'clear', attachments: [] },
    ...{ from: ticket.status, to: status },
    ...{ assignee: action === 'accept' ? me : null, offeredTo: null, aboveCap: null },
    resolution: resolution
      ? { ...resolution, prevention: resolution.prevention ?? '', at: happenedAt }
      : null,
    place: placeOf(step),
    ...{ linked: null, channel: body.channel ?? null, filedVia: null },
    promisedAt: body.promisedAt ?? null,
    changes: [],
    visit: visitOf(step),
    ...{ rating: null, task: null, criteria: [], escalation: null, followUp: null },
    waits: { key: step.key, pictures: picturesOf(step).length },
  };
}

function visibilityOf({ action, body }: QueuedStep): ShownEntry['visibility'] {
  const isHidden = action === 'decline' || (action === 'note' && body.visibility !== 'customer');
  return isHidden ? 'internal' : 'customer';
}

function placeOf({ body: { place } }: QueuedStep): ShownEntry['place'] {
  return place
    ? { name: place.name, latitude: place.latitude ?? null, longitude: place.longitude ?? null }
    : null;
}

function visitOf({ body: { expectedAt, windows = [] } }: QueuedStep): ShownEntry['visit'] {
  return expectedAt === undefined && windows.length === 0
    ? null
    : { windows, expectedAt: expectedAt ?? null, isOff: false };
}
