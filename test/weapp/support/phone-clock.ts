const RealDate = Date;
let ahead = 0;

/** The phone's clock, as everything that runs on it reads it. */
class PhoneDate extends RealDate {
  constructor(...given: [] | ConstructorParameters<typeof RealDate>) {
    super(...((given.length === 0 ? [PhoneDate.now()] : given) as [number]));
  }

  static override now() {
    return RealDate.now() + ahead;
  }
}
globalThis.Date = PhoneDate as DateConstructor;

/** Only the clock: what was to be done after some time is not done earlier. */
export function setAhead(milliseconds: number) {
  ahead += milliseconds;
}
