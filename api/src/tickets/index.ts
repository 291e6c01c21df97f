export { actOnTicket } from './act-on-ticket';
export { announceContent } from './announce-steps';
export { confirmSilentTickets } from './confirm-silent-tickets';
export { glimpse } from './glimpse';
export { missedEntries } from './missed-entries';
export { isOpenTo } from './open-ticket';
export { showsAttachment } from './shows-attachment';
export { submitTicket } from './submit-ticket';
export { openTickets, type TicketDeps } from './ticket-deps';
export {
  ticketOutbox,
  type OutboxBatch,
  type OwedNotification,
  type TicketOutbox,
} from './ticket-outbox-repository';
export { ticketRoutes } from './ticket-routes';
export type { StepName } from './ticket-repository';
export { wordsBefore, type StepWords } from './words-before';
