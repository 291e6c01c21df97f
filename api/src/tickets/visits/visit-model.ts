import { attachmentMarks } from '#shared/visits/attachment-marks';
import { breachCauses } from '#shared/visits/breach-causes';

import { maybe, oneOf, partOf, text, time } from '../schema-parts-model';

import type {
  Appointment,
  EntryVisit,
  MarkedAttachment,
  Part,
  Place,
  Trip,
  VisitWindow,
  Work,
} from './visit';

export const place = partOf<Place>({
  ...{ name: text, latitude: maybe(Number), longitude: maybe(Number) },
});
const window = partOf<VisitWindow>({ from: time, to: time });

export const appointment = partOf<Appointment>({
  seq: Number,
  windows: [window],
  picked: maybe(window),
  place,
  engineerId: maybe(String),
  proposedAt: time,
  evening: maybe(Date),
  hour: maybe(Date),
  late: maybe(Date),
});

export const trip = partOf<Trip>({
  ...{ departedAt: maybe(Date), expectedAt: maybe(Date), arrivedAt: maybe(Date) },
});

export const entryVisit = partOf<EntryVisit>({
  ...{ windows: [window], expectedAt: maybe(Date), isOff: Boolean },
});

export const markedAttachment = partOf<MarkedAttachment>({
  ...{ id: String, mark: { type: String, enum: attachmentMarks } },
});

const usedPart = partOf<Part>({
  ...{ name: text, serial: text, quantity: Number, cost: maybe(Number) },
});
export const work = partOf<Work>({
  parts: [usedPart],
  minutesSpent: maybe(Number),
  travelMinutes: maybe(Number),
  signatureId: maybe(String),
  breachCause: maybe(
    partOf<NonNullable<Work['breachCause']>>({ kind: oneOf(breachCauses), note: text }),
  ),
});
