import type * as z from 'zod/mini';

import type { AttachmentReply } from '#shared/attachments/attachment-api';
import type {
  appointmentReply,
  entryVisitReply,
  tripReply,
  visitingReply,
  workReply,
} from '#shared/visits/visit-fields';
import { visitStage } from '#shared/visits/visit-stage';

import type { Appointment, EntryVisit, Place, Trip, VisitWindow, Work } from './visit';

export function presentPlace({ name, latitude, longitude }: Place) {
  return { name, latitude, longitude };
}

/** `isShown`: its words have passed the content check. */
export function presentAppointment(
  { windows, picked, place, proposedAt }: Appointment,
  isShown: boolean,
): z.infer<typeof appointmentReply> {
  return {
    windows: windows.map(presentWindow),
    picked: picked && presentWindow(picked),
    place: isShown ? presentPlace(place) : { name: '', latitude: null, longitude: null },
    proposedAt: proposedAt.toISOString(),
  };
}

export function presentTrip({
  departedAt,
  expectedAt,
  arrivedAt,
}: Trip): z.infer<typeof tripReply> {
  return {
    departedAt: departedAt?.toISOString() ?? null,
    expectedAt: expectedAt?.toISOString() ?? null,
    arrivedAt: arrivedAt?.toISOString() ?? null,
  };
}

type Visited = { appointment?: Appointment | null; trip?: Trip | null };

/** For a list, which shows no place; a ticket of an earlier version has its trip in its entries alone. */
export function presentVisiting({
  appointment = null,
  trip = null,
}: Visited): z.infer<typeof visitingReply> | null {
  const stage = visitStage({ appointment, trip });
  return stage === null || stage === 'arrived'
    ? null
    : {
        stage,
        window: appointment?.picked ? presentWindow(appointment.picked) : null,
        expectedAt: trip?.expectedAt?.toISOString() ?? null,
      };
}

export function presentEntryVisit(
  visit: EntryVisit | null = null,
): z.infer<typeof entryVisitReply> | null {
  return (
    visit && {
      windows: visit.windows.map(presentWindow),
      expectedAt: visit.expectedAt?.toISOString() ?? null,
      isOff: visit.isOff,
    }
  );
}

export function presentWindow({ from, to }: VisitWindow) {
  return { from: from.toISOString(), to: to.toISOString() };
}

type Seen = { isStaff: boolean; attachments: ReadonlyMap<string, AttachmentReply> };

/** What a resolution left; a price is the company’s own matter. */
export function presentWork(
  work: Work | null,
  { isStaff, attachments }: Seen,
): z.infer<typeof workReply> {
  const { parts, minutesSpent, travelMinutes, signatureId, breachCause } = work ?? noWork;
  return {
    parts: parts.map(({ name, serial, quantity, cost }) => ({
      ...{ name, serial, quantity },
      cost: isStaff ? cost : null,
    })),
    ...{ minutesSpent, travelMinutes },
    signature: signatureId === null ? null : (attachments.get(signatureId) ?? null),
    breachCause: breachCause
      ? { kind: breachCause.kind, note: isStaff ? breachCause.note : '' }
      : null,
  };
}

const noWork: Work = { parts: [], minutesSpent: null, travelMinutes: null, signatureId: null };
