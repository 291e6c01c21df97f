export { findInSegments } from './find-in-segments';
export { isOfSigns, type KeyRange } from './key-spaces';
export { searchClock, SearchCut, type SearchClock } from './search-clock';
export {
  searchStateRepository,
  type SearchState,
  type SearchStateRepository,
} from './search-state-repository';
export { satisfiesAll, searchTerms, type SearchTerm } from './search-terms';
export {
  segmentRepository,
  type SegmentRepository,
  type SegmentTicket,
} from './segment-repository';
export { keysOfTicket, keysSeen, type SearchedTicket, type SearchKeys } from './ticket-keys';
