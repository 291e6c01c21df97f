import type { PersonReply } from '#shared/accounts/account-api';
import type { AttachmentReply } from '#shared/attachments/attachment-api';
import type { TimelineEntryReply } from '#shared/tickets/ticket-replies';

import { hasPrivateReason } from './reasons';
import type { Resolution, TimelineEntry } from './ticket';
import type { KnownPerson } from './ticket-deps';

export type Known = {
  people: ReadonlyMap<string, KnownPerson>;
  attachments: ReadonlyMap<string, AttachmentReply>;
};

/** Who looks: staff read everything, customers what is meant for them. */
export type Viewer = { id: string; isStaff: boolean };

export function visibleEntries(
  timeline: readonly TimelineEntry[],
  viewer: Viewer,
): TimelineEntry[] {
  return timeline.filter(({ visibility }) => viewer.isStaff || visibility === 'customer');
}

export function presentEntry(
  entry: TimelineEntry,
  viewer: Viewer,
  { people, attachments }: Known,
): TimelineEntryReply {
  const isReasonHidden = hasPrivateReason(entry) && !viewer.isStaff;
  return {
    seq: entry.seq,
    kind: entry.kind,
    at: entry.at.toISOString(),
    happenedAt: entry.happenedAt?.toISOString() ?? null,
    actor: personOf(people, entry.actorId),
    isMine: entry.actorId === viewer.id,
    visibility: entry.visibility,
    text: isReasonHidden ? '' : entry.text,
    attachments: isReasonHidden ? [] : attachmentsOf(attachments, entry.attachmentIds),
    from: entry.from,
    to: entry.to,
    assignee: personOf(people, entry.assigneeId),
    resolution: entry.resolution && presentResolution(entry.resolution),
    place: entry.place,
    rating: entry.rating,
  };
}

export function presentResolution({ at, ...words }: Resolution) {
  return { ...words, at: at.toISOString() };
}

/** Everybody whom these entries name. */
export function peopleIn(timeline: readonly TimelineEntry[]): string[] {
  return timeline.flatMap(({ actorId, assigneeId }) =>
    [actorId, assigneeId].filter((id) => id !== null),
  );
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
