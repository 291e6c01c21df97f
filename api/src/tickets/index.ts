export { actOnTicket } from './act-on-ticket';
export { announceContent } from './announce-steps';
export { describeActions } from './describe-actions';
export { glimpse } from './glimpse';
export { missedEntries } from './missed-entries';
export { isReadableBy } from './read-ticket';
export { showsAttachment } from './shows-attachment';
export { submitTicket } from './submit-ticket';
export { ticketDeps, type TicketDeps } from './ticket-deps';
export {
  ticketOutbox,
  type OutboxBatch,
  type OwedNotice,
  type TicketOutbox,
} from './ticket-outbox-repository';
export type { StepName } from './ticket-reading-repository';
export { ticketRepository } from './ticket-repository';
export { ticketsRoom } from './tickets-room';
export { wordsBefore, type StepWords } from './words-before';
