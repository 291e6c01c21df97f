import type { AttachmentMark } from '#shared/visits/attachment-marks';
import type { BreachCause } from '#shared/visits/breach-causes';

export type Place = { name: string; latitude: number | null; longitude: number | null };

/** Somebody comes from one moment up to another. */
export type VisitWindow = { from: Date; to: Date };

/** What is arranged about a visit; it ends with what it was arranged for, or when the visit is called off. */
export type Appointment = {
  /** Of the entry by which it came to stand so; its notices are told by it. */
  seq: number;
  /** What the customer may choose from; none: other times were asked for. */
  windows: VisitWindow[];
  picked: VisitWindow | null;
  place: Place;
  /** Who comes; follows whoever holds the ticket, until somebody has arrived. */
  engineerId: string | null;
  proposedAt: Date;
  /** When both sides are reminded, and when it is late; null: not, or it was told already. */
  evening: Date | null;
  hour: Date | null;
  late: Date | null;
};

/** The way to the customer. */
export type Trip = { departedAt: Date | null; expectedAt: Date | null; arrivedAt: Date | null };

/** What a step had to do with a visit. */
export type EntryVisit = {
  windows: VisitWindow[];
  expectedAt: Date | null;
  /** The step ended what had been agreed. */
  isOff: boolean;
};

export type MarkedAttachment = { id: string; mark: AttachmentMark };

/** Used up on site. `cost`: of one piece, in fen. */
export type Part = { name: string; serial: string; quantity: number; cost: number | null };

/** What a resolution leaves beside its words. */
export type Work = {
  parts: Part[];
  minutesSpent: number | null;
  travelMinutes: number | null;
  signatureId: string | null;
  /** Why a time of the service level passed; missing in what an earlier version wrote. */
  breachCause?: { kind: BreachCause; note: string } | null;
};
