export { checkWords, type Words } from './check-words';
export { expectPictures } from './expect-pictures';
export { lookAgain } from './look-again';
export { openModeration, type Glimpse, type ModerationDeps } from './moderation-deps';
export { moderationRoutes } from './moderation-routes';
export { clear, type ContentViewer, type Standing } from './standing';
export { pictureStandings, wordStandings } from './standings';
export { takeVerdict } from './take-verdict';
