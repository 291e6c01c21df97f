/** Whether a promised time has passed; in its very millisecond it can still be kept. */
export function isLate(dueAt: Date | string, now: number): boolean {
  return new Date(dueAt).getTime() < now;
}
