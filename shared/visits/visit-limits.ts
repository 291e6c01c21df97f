const minute = 60_000;
const hour = 60 * minute;

export const visitLimits = {
  /** Windows that a customer may choose from. */
  windows: 4,
  /** How long one may last, in milliseconds. */
  windowLasts: 12 * hour,
  /** How far ahead one may begin, in milliseconds. */
  ahead: 90 * 24 * hour,
  /** How long somebody may be on the road, in milliseconds. */
  road: 24 * hour,
  placeLength: 200,
  /** Kinds of parts that one visit may use up. */
  parts: 20,
  quantity: 999,
  /** In fen, of one piece. */
  cost: 100_000_000,
  /** That somebody may say they worked or travelled, in minutes. */
  minutes: 24 * 60,
  /** What is said of why it took longer than promised. */
  causeLength: 200,
  /** What a calendar may be asked for at once, in milliseconds. */
  calendar: 31 * 24 * hour,
  /** Visits that one answer of the calendar holds. */
  listed: 200,
} as const;
