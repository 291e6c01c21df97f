import { openFollowUps } from '#api/follow-ups/index';
import { presentRating, ratingOf } from '#api/ratings/index';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import { maskPhone } from '#shared/phones/say-phone';
import { mayAct, waitBefore } from '#shared/tickets/allowed-actions';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { isLastRound } from './assert-fits';
import { presentBreaches, presentClocks } from './clocks/present-clocks';
import { allowedActions, factsOf } from './facts';
import { presentFollowUps, presentPromisedCall } from './follow-ups/present-follow-ups';
import { presentBrief } from './present-brief';
import {
  attachmentsOf,
  checksOf,
  peopleIn,
  presentEntry,
  presentLink,
  presentResolution,
  standingOf,
  visibleEntries,
  type Known,
} from './present-entry';
import type { TicketForActor } from './read-ticket';
import { presentDetails } from './report-details';
import { checksOfTasks, peopleOfTasks, presentTasks } from './tasks/present-tasks';
import { currentRound, type Resolution, type Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';
import { newestEntries } from './ticket-projection';
import { presentAppointment, presentTrip, presentWork } from './visits/present-visit';
import { tripOf } from './visits/trip-of';

/** What one person may see of a ticket, with the buttons they may press. */
export async function presentTicket(
  deps: TicketDeps,
  opened: TicketForActor,
  actor: Actor,
): Promise<TicketReply> {
  const { ticket, relations } = opened;
  const mayReadAll = may(actor.role, 'read every ticket');
  const mayCall = may(actor.role, 'dispatch tickets');
  const isKnown = mayReadAll || relations.has('reporter');
  const timeline = visibleEntries(ticket.timeline, actor).slice(-newestEntries);
  const known = await lookUp(deps, { ticket, timeline, viewer: actor });
  const now = deps.clock();
  const report = standingOf(known.words, ticket);
  return {
    ...presentBrief(ticket, known.people, actor),
    isFlagged: mayReadAll && (await deps.flaggedTickets([ticket.id])).has(ticket.id),
    description: report.isShown ? ticket.description : '',
    descriptionMark: report.mark,
    scope: ticket.scope,
    product: await presentProduct(deps, ticket),
    ...(await presentPlace(deps, ticket, mayReadAll)),
    ...presentDetails(ticket, report.isShown),
    contact: presentContact(ticket, isKnown),
    attachments: attachmentsOf(known.attachments, ticket.attachmentIds),
    clocks: mayReadAll ? presentClocks(ticket.clocks) : null,
    breaches: mayReadAll ? presentBreaches(ticket) : null,
    assigneePhone: isKnown ? phoneOfAssignee(ticket, known) : null,
    isReporterInWechat: mayReadAll ? isInWechat(ticket, known) : null,
    relations: [...relations],
    allowedActions: allowedActions(ticket, actor, { relations, now }),
    urgeAgainAt: urgeAgainAt(opened, now),
    earlier: presentLink(ticket.earlier),
    later: presentLink(ticket.later),
    mayReportAgain: mayReportAgain(opened, now),
    stepTimes: ticket.stepTimes.map((time) => time?.toISOString() ?? null),
    ...presentOutcome(ticket, known, mayReadAll),
    ...presentVisit(ticket, known.words),
    // a colleague who follows is not called
    followUp: isKnown ? presentPromisedCall(ticket) : null,
    followUps: mayCall ? presentFollowUps(ticket, known.people) : [],
    ...presentTasks(ticket, known, actor),
    timeline: timeline.map((entry) => presentEntry(entry, actor, known)),
  };
}

type Look = { ticket: Ticket; timeline: Ticket['timeline']; viewer: Actor };

async function lookUp(deps: TicketDeps, { ticket, timeline, viewer }: Look): Promise<Known> {
  const { assigneeId, offer, reporterId, unreached = [] } = ticket;
  const personIds = [
    ...[reporterId, assigneeId, offer?.to ?? null],
    ...unreached.map(({ personId }) => personId),
    ...openFollowUps(ticket).map(({ ownerId }) => ownerId),
    ...peopleIn(timeline),
    ...peopleOfTasks(ticket),
  ];
  const resolution = ticket.resolutions.at(-1);
  const outcome = [
    resolution ? checkOf(ticket, resolution) : null,
    ticket.ratingCheckId,
    ticket.visitCheckId ?? null,
  ];
  const signatureId = resolution?.work?.signatureId ?? [];
  const [people, attachments, words] = await Promise.all([
    deps.people([...new Set(personIds.filter((id) => id !== null))], viewer),
    deps.presentAttachments(
      [
        ...ticket.attachmentIds,
        ...timeline.flatMap(({ attachmentIds }) => attachmentIds),
        ...[signatureId].flat(),
      ],
      viewer,
    ),
    deps.wordStandings(
      checksOf([
        ticket,
        ...outcome.map((checkId) => ({ checkId })),
        ...timeline,
        ...checksOfTasks(ticket),
      ]),
      viewer,
    ),
  ]);
  return { people, attachments, words };
}

/** What was done about it and what the customer said of that, unless the content check keeps the words. */
function presentOutcome(ticket: Ticket, { attachments, words }: Known, isStaff: boolean) {
  const isShown = (checkId: string | null) => standingOf(words, { checkId }).isShown;
  const resolution = ticket.resolutions.at(-1);
  const rating = ratingOf(ticket.ratings, currentRound(ticket));
  return {
    resolution:
      resolution && isShown(checkOf(ticket, resolution))
        ? {
            ...presentResolution(resolution),
            ...presentWork(resolution.work ?? null, { isStaff, attachments }),
          }
        : null,
    rating:
      rating &&
      presentRating(isShown(ticket.ratingCheckId) ? rating : { ...rating, words: '', tags: [] }),
  };
}

function checkOf(ticket: Ticket, { checkId = ticket.resolutionCheckId }: Resolution) {
  return checkId;
}

function presentVisit(ticket: Ticket, words: Known['words']) {
  const { appointment, visitCheckId = null } = ticket;
  const { isShown } = standingOf(words, { checkId: visitCheckId });
  const trip = tripOf(ticket);
  return {
    appointment: appointment ? presentAppointment(appointment, isShown) : null,
    trip: trip && presentTrip(trip),
  };
}

/** Where nothing leads on from, the reporter can still report the problem anew. */
function mayReportAgain({ ticket, relations }: TicketForActor, now: Date): boolean {
  const { mergedInto, seq, status } = ticket;
  const wait = waitBefore(factsOf(ticket), 'reopen', { relations, now: now.getTime() });
  const isClosedForGood = status === 'closed' && (wait > 0 || isLastRound(ticket));
  return (
    relations.has('reporter') && !mergedInto && (isClosedForGood || seq >= ticketLimits.entries)
  );
}

async function presentProduct(deps: TicketDeps, { productId }: Ticket) {
  const product = productId === null ? null : await deps.product(productId);
  return product && { id: product.id, name: product.name };
}

/** Where people drive to is the company’s own division. */
async function presentPlace({ regionOf }: TicketDeps, ticket: Ticket, isStaff: boolean) {
  return { region: isStaff ? await regionOf(ticket) : null };
}

function isInWechat({ reporterId }: Ticket, { people }: Known): boolean {
  return people.get(reporterId)?.isInWechat ?? false;
}

/** Colleagues may know whom to ask, not at which number. */
function presentContact({ contact }: Ticket, isKnown: boolean) {
  return { name: contact.name, phone: isKnown ? contact.phone : maskPhone(contact.phone) };
}

function phoneOfAssignee({ assigneeId }: Ticket, { people }: Known): string | null {
  return assigneeId === null ? null : (people.get(assigneeId)?.phone ?? null);
}

function urgeAgainAt({ ticket, relations }: TicketForActor, now: Date): string | null {
  const wait = mayAct(ticket.status, 'urge', relations)
    ? waitBefore(factsOf(ticket), 'urge', { relations, now: now.getTime() })
    : 0;
  return wait > 0 ? new Date(now.getTime() + wait).toISOString() : null;
}
