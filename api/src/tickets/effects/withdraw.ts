import type { Effect } from '../step';

/** The customer has not answered it, so it was no round: the next resolution takes its place. The timeline keeps it. */
export const withdraw: Effect = ({ resolutions }) => ({
  fields: { resolutions: resolutions.slice(0, -1) },
});
