import { Schema, type Model } from 'mongoose';

import type { Database } from '#api/mongo/index';

/** When an engineer was last asked to take a ticket. */
export type OfferTurn = { _id: string; askedAt: Date };

/** Which process chooses now; there is one such document. */
export type ChoosingLease = { _id: string; until: Date; holder: string };

const turn = new Schema<OfferTurn>(
  { _id: String, askedAt: { type: Date, required: true } },
  { collection: 'offer_turns', versionKey: false },
);
const lease = new Schema<ChoosingLease>(
  { _id: String, until: { type: Date, required: true }, holder: { type: String, required: true } },
  { collection: 'choosing_leases', versionKey: false },
);

export function offerTurnModel(database: Database): Model<OfferTurn> {
  return database.model<OfferTurn>('OfferTurn', turn);
}

export function choosingLeaseModel(database: Database): Model<ChoosingLease> {
  return database.model<ChoosingLease>('ChoosingLease', lease);
}
