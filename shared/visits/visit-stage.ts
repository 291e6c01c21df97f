/** What of a visit decides how it stands: times on either side of the wire. */
type Visiting = {
  appointment: { windows: readonly unknown[]; picked: unknown } | null;
  trip: { departedAt: unknown; arrivedAt: unknown } | null;
};

/**
 * How a visit stands. `asked`: the customer wants other times than were proposed; null: nothing is arranged and nobody is
 * on the road.
 */
export type VisitStage = 'asked' | 'proposed' | 'agreed' | 'underway' | 'arrived';

export function visitStage({ appointment, trip }: Visiting): VisitStage | null {
  if (trip?.arrivedAt) {
    return 'arrived';
  }
  if (trip?.departedAt) {
    return 'underway';
  }
  if (appointment === null) {
    return null;
  }
  if (appointment.picked) {
    return 'agreed';
  }
  return appointment.windows.length > 0 ? 'proposed' : 'asked';
}
