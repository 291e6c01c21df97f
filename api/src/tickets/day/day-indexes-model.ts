import type { Schema } from 'mongoose';

/** Tickets with an agreed visit, with a trip, and where somebody was there without having set out; the bounds are always true and say that there is a date. */
export const visited = { 'appointment.picked.from': { $gt: new Date(0) } };
export const departed = { 'trip.departedAt': { $gt: new Date(0) } };
export const arrived = { 'trip.arrivedAt': { $gt: new Date(0) } };

/** By which an engineer's day is found. */
export function addDayIndexes<Of>(ticket: Schema<Of>) {
  // how the same kind of problem of a product was solved
  ticket.index(
    { productId: 1, category: 1, status: 1, createdAt: -1, _id: -1 },
    { partialFilterExpression: { productId: { $gt: '' } } },
  );
  // what somebody solved since a day
  ticket.index({ assigneeId: 1, 'resolutions.at': 1 });
  // visits of some days, of one engineer and of all
  const ofVisits = { partialFilterExpression: visited };
  ticket.index({ 'appointment.engineerId': 1, 'appointment.picked.from': 1, _id: 1 }, ofVisits);
  ticket.index({ 'appointment.picked.from': 1, _id: 1 }, ofVisits);
  const ofTrips = { partialFilterExpression: departed };
  ticket.index({ assigneeId: 1, 'trip.departedAt': 1, _id: 1 }, ofTrips);
  ticket.index({ 'trip.departedAt': 1, _id: 1 }, ofTrips);
  const ofArrivals = { partialFilterExpression: arrived };
  ticket.index({ assigneeId: 1, 'trip.arrivedAt': 1, _id: 1 }, ofArrivals);
  ticket.index({ 'trip.arrivedAt': 1, _id: 1 }, ofArrivals);
}
