import { clear, type Standing } from '#api/moderation/index';
import type { Rating } from '#api/ratings/index';
import type { PersonReply } from '#shared/accounts/account-api';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import type { AttachmentReply } from '#shared/attachments/attachment-api';
import { outcomeRule } from '#shared/follow-ups/call-outcomes';
import { maskPhone } from '#shared/phones/say-phone';
import type { TicketLink, TimelineEntryReply } from '#shared/tickets/timeline-replies';

import { hasPrivateReason } from './reasons';
import { presentSaid } from './tasks/present-said';
import type { Resolution, TimelineEntry } from './ticket';
import type { KnownPerson } from './ticket-deps';
import { presentEntryVisit, presentPlace } from './visits/present-visit';

export type Known = {
  people: ReadonlyMap<string, KnownPerson>;
  attachments: ReadonlyMap<string, AttachmentReply>;
  words: ReadonlyMap<string, Standing>;
};

/** Who looks: staff read everything, customers what is meant for them. */
export type Viewer = Pick<Actor, 'id' | 'role'>;

export function visibleEntries(
  timeline: readonly TimelineEntry[],
  viewer: Viewer,
): TimelineEntry[] {
  const mayReadAll = may(viewer.role, 'read every ticket');
  return timeline.filter(({ visibility }) => mayReadAll || visibility === 'customer');
}

export function presentEntry(
  entry: TimelineEntry,
  viewer: Viewer,
  { people, attachments, words }: Known,
): TimelineEntryReply {
  const { isShown, mark } = standingOf(words, entry);
  const isStaff = may(viewer.role, 'read every ticket');
  const isReasonHidden = hasPrivateReason(entry) && !isStaff;
  return {
    seq: entry.seq,
    kind: entry.kind,
    at: entry.at.toISOString(),
    happenedAt: entry.happenedAt?.toISOString() ?? null,
    actor: personOf(people, entry.actorId),
    isMine: entry.actorId === viewer.id,
    visibility: entry.visibility,
    ...(isShown && !isReasonHidden ? presentWords(entry) : withoutWords(entry)),
    mark,
    visit: presentEntryVisit(entry.visit),
    followUp: presentFollowUpChange(entry, viewer, people),
    ...presentSaid(entry, { isShown, isStaff, personOf: (id) => personOf(people, id) }),
    attachments: isReasonHidden ? [] : markedAttachments(attachments, entry),
    ...presentChanges(entry, viewer),
    channel: entry.channel ?? null,
    filedVia: entry.filedVia ?? null,
    linked: presentLink(entry.linked),
    from: entry.from,
    to: entry.to,
    assignee: personOf(people, entry.assigneeId),
    offeredTo: personOf(people, entry.offeredTo ?? null),
    aboveCap: presentAboveCap(entry, isStaff),
  };
}

function presentAboveCap({ aboveCap = null }: TimelineEntry, isStaff: boolean) {
  return isStaff && aboveCap ? { held: aboveCap.held, capacity: aboveCap.capacity } : null;
}

/** A number is read in full by whoever may call it. */
function presentChanges({ changes = [], promisedAt = null }: TimelineEntry, viewer: Viewer) {
  const shown = changes.map(({ field, before, after }) => {
    const isMasked = field === 'contactPhone' && !may(viewer.role, 'read every ticket');
    const said = (text: string) => (isMasked ? maskPhone(text) : text);
    return { field, before: said(before), after: said(after) };
  });
  return { promisedAt: promisedAt?.toISOString() ?? null, changes: shown };
}

function presentFollowUpChange(
  { followUp }: TimelineEntry,
  viewer: Viewer,
  people: Known['people'],
): TimelineEntryReply['followUp'] {
  if (!followUp) {
    return null;
  }
  const { state, dueAt, ownerId = null, outcome = null } = followUp;
  return {
    ...{ state, dueAt: dueAt.toISOString(), owner: personOf(people, ownerId) },
    isReached: outcome === null ? null : outcomeRule(outcome).isReached,
    // how a customer was understood is for the next who calls
    outcome: may(viewer.role, 'read every ticket') ? outcome : null,
  };
}

function presentWords({ text, resolution, place, rating }: TimelineEntry) {
  return {
    text,
    resolution: resolution && presentResolution(resolution),
    place: place && presentPlace(place),
    rating: rating && presentStars(rating, rating.tags),
  };
}

/** The stars stay: they are no words. */
function withoutWords({ rating }: TimelineEntry) {
  return { text: '', resolution: null, place: null, rating: rating && presentStars(rating, []) };
}

function presentStars({ fixed, stars }: Pick<Rating, 'fixed' | 'stars'>, tags: string[]) {
  return { fixed, stars, tags };
}

/** How the words of an entry, or of a report, stand before the viewer. */
export function standingOf(
  words: Known['words'],
  said: { checkId: string | null } | undefined,
): Standing {
  return (typeof said?.checkId === 'string' ? words.get(said.checkId) : undefined) ?? clear;
}

/** The content checks of these entries' words, or of a report's. */
export function checksOf(said: readonly { checkId: string | null }[]): string[] {
  // entries of before the content check have none
  return said.flatMap(({ checkId }) => checkId ?? []);
}

export function presentResolution({ at, cause, prevention, solution }: Resolution) {
  return { cause, prevention, solution, at: at.toISOString() };
}

/** Missing in what an earlier version wrote. */
export function presentLink(link: TicketLink | null | undefined): TicketLink | null {
  return link ? { id: link.id, number: link.number } : null;
}

/** Everybody whom these entries name. */
export function peopleIn(timeline: readonly TimelineEntry[]): string[] {
  return timeline
    .flatMap(({ actorId, assigneeId, followUp, offeredTo = null, task }) => [
      ...[actorId, assigneeId, offeredTo],
      ...[followUp?.ownerId ?? null, task?.ownerId ?? null],
    ])
    .filter((id) => id !== null);
}

export function personOf(people: Known['people'], id: string | null): PersonReply | null {
  const person = id === null ? undefined : people.get(id);
  return person
    ? { id: person.id, name: person.name, role: person.role, avatarUrl: person.avatarUrl }
    : null;
}

export function attachmentsOf(
  attachments: Known['attachments'],
  ids: readonly string[],
): AttachmentReply[] {
  return ids.flatMap((id) => attachments.get(id) ?? []);
}

function markedAttachments(
  attachments: Known['attachments'],
  { attachmentIds, marks = [] }: TimelineEntry,
) {
  return attachmentsOf(attachments, attachmentIds).map((attachment) => ({
    ...attachment,
    mark: marks.find(({ id }) => id === attachment.id)?.mark ?? null,
  }));
}
