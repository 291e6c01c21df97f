import { AppError, assertThat } from '#api/app-error';
import { visitReminders } from '#shared/visits/reminders';
import type { AskedWindow } from '#shared/visits/visit-fields';
import { visitLimits } from '#shared/visits/visit-limits';

import { toldMoment } from '../happened-at';
import type { Effect, Step } from '../step';
import type { Ticket } from '../ticket';
import { isMet, tripOf } from '../visits/trip-of';
import type { Appointment, Place, VisitWindow } from '../visits/visit';
import { ticketWords } from '../words';

const silent = { evening: null, hour: null, late: null } as const;

/** Puts times before the customer; what was agreed before no longer holds. */
export const proposeVisit: Effect = (ticket, { body, now }) => {
  const place = placeIn(body);
  assertThat(place, 'ticket.place_required');
  const windows = (body.windows ?? []).map(windowOf).sort((one, other) => +one.from - +other.from);
  assertThat(
    windows.every(({ from }) => from > now && +from <= +now + visitLimits.ahead),
    'visit.window_past',
  );
  const seq = ticket.seq + 1;
  const { assigneeId: engineerId } = ticket;
  return {
    fields: {
      appointment: { seq, windows, picked: null, place, engineerId, proposedAt: now, ...silent },
      trip: null,
    },
    entry: { place, visit: { windows, expectedAt: null, isOff: false } },
  };
};

/** The customer chooses; from here on it is what they were told. */
export const pickVisit: Effect = (ticket, { body, now, terms }) => {
  const { appointment = null } = ticket;
  assertThat(appointment, 'ticket.action_not_allowed');
  assertThat(body.window, 'visit.window_required');
  const picked = windowOf(body.window);
  assertThat(
    appointment.windows.some(({ from, to }) => +from === +picked.from && +to === +picked.to),
    'visit.window_unknown',
  );
  assertThat(picked.from > now, 'visit.window_past');
  const { evening, hour } = visitReminders(picked.from, terms.calendar.zone);
  const toCome = (at: Date) => (at > now ? at : null);
  const seq = ticket.seq + 1;
  const due = { evening: toCome(evening), hour: toCome(hour), late: picked.to };
  return {
    fields: { appointment: { ...appointment, seq, picked, ...due }, trip: null },
    entry: { visit: { windows: [picked], expectedAt: null, isOff: false } },
  };
};

/** None of the times suits: nothing is agreed any more, and somebody has to propose others. */
export const askOtherTime: Effect = (ticket) => {
  const { appointment = null } = ticket;
  assertThat(appointment, 'ticket.action_not_allowed');
  const seq = ticket.seq + 1;
  const asked: Appointment = { ...appointment, seq, windows: [], picked: null, ...silent };
  return { fields: { appointment: asked, trip: null } };
};

export const depart: Effect = (ticket, step) => {
  const departedAt = momentOf(ticket, step);
  const expectedAt = expectedIn(step, departedAt);
  // a second way, after somebody has been there, is no part of what was kept
  const isAgain = isMet(tripOf(ticket));
  return {
    fields: {
      ...(isAgain && { appointment: null }),
      trip: { departedAt, expectedAt, arrivedAt: null },
    },
    entry: {
      visit: expectedAt && { windows: [], expectedAt, isOff: false },
    },
  };
};

export const arrive: Effect = (ticket, step) => {
  const { appointment = null } = ticket;
  const before = tripOf(ticket);
  return {
    fields: {
      // what was proposed and never chosen is settled by being there
      appointment: appointment?.picked ? { ...appointment, ...silent } : null,
      trip: {
        departedAt: before?.departedAt ?? null,
        expectedAt: before?.expectedAt ?? null,
        arrivedAt: momentOf(ticket, step),
      },
    },
    entry: { place: placeIn(step.body) },
  };
};

function windowOf({ from, to }: AskedWindow): VisitWindow {
  return { from: new Date(from), to: new Date(to) };
}

function placeIn({ place }: Step['body']): Place | null {
  return place
    ? { name: place.name, latitude: place.latitude ?? null, longitude: place.longitude ?? null }
    : null;
}

/** When it happened: a phone without signal tells later. */
function momentOf(ticket: Ticket, step: Step): Date {
  return toldMoment(ticket, step) ?? step.now;
}

/** A phone's clock may run a little ahead. */
const tolerance = 60_000;

function expectedIn({ body: { expectedAt } }: Step, departedAt: Date): Date | null {
  if (expectedAt === undefined) {
    return null;
  }
  const on = Date.parse(expectedAt) - departedAt.getTime();
  if (on < -tolerance || on > visitLimits.road) {
    const message = ticketWords.expectedOutOfReach;
    throw new AppError('request.invalid', { errors: [{ path: 'expectedAt', message }] });
  }
  return new Date(expectedAt);
}
