export { changeFollowUp, findOpen, postpone, settle, take } from './change-follow-up';
export {
  nextFollowUp,
  openFollowUps,
  promisedCall,
  withFollowUp,
  type CallAttempt,
  type Followed,
  type FollowUp,
  type FollowUpChange,
  type Postponement,
  type SettledCall,
} from './follow-up';
