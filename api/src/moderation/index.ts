export { checkWords, type Words } from './check-words';
export { expectPictures } from './expect-pictures';
export { lookAgain } from './look-again';
export {
  moderationDeps,
  reviewDeps,
  type Glimpse,
  type ModerationDeps,
  type ReviewDeps,
} from './moderation-deps';
export { moderationRoom } from './moderation-room';
export { clear, type ContentViewer, type Standing } from './standing';
export { pictureStandings, wordStandings } from './standings';
