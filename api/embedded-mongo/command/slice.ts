/** milliseconds that a long write takes before it lets others in */
const longest = 20;
/** so many steps stay together: a small batch is never cut */
export const fewestSteps = 100;

/** Says after each step whether it is time to let others in. */
export function createSlice(): () => boolean {
  const until = performance.now() + longest;
  let steps = 0;
  return () => ++steps >= fewestSteps && performance.now() >= until;
}
