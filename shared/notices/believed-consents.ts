/**
 * How many consents to one template a phone alone is believed. WeChat asks at a tap each time, so nobody truthfully tells of
 * more; what WeChat reports itself is counted without these bounds, and later takes the place of what was not believed.
 */
export const believedConsents = {
  /** One every three seconds. */
  perMinute: 20,
  /** Of those that WeChat has not told of as well. */
  perDay: 60,
  /** Credits that lie unused; more would be asked for in vain. */
  unused: 20,
} as const;
