export {
  assignmentDeps,
  type AssignmentDeps,
  type Origin,
  type TicketRegion,
} from './assignment-deps';
export { choose, isFitting, offersFrom, type Choice } from './choose';
export { findCandidates } from './find-candidates';
export { handsOf, type Hands } from './hands-of';
export type { Ranked } from './rank-engineers';
export { sayReason } from './say-reason';
