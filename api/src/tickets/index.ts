export { actOnTicket } from './act-on-ticket';
export { announceContent } from './announce-steps';
export { describeActions } from './describe-actions';
export { glimpse } from './glimpse';
export { makeSegments } from './make-segments';
export { missedEntries } from './missed-entries';
export { recordOfTicket, type TicketRecord } from './record-of-ticket';
export { reportMoving } from './reporter-repository';
export { runTimer } from './timers/run-timers';
export { showsAttachment } from './shows-attachment';
export { submitTicket } from './submit-ticket';
export { ticketAssignment } from './ticket-assignment-repository';
export {
  ticketDeps,
  type AssignmentOfTickets,
  type TicketDeps,
  type TicketPorts,
} from './ticket-deps';
export { ticketNoticeOwner } from './ticket-notice-owner';
export { ticketRepository } from './ticket-repository';
export { ticketsOfCustomer } from './tickets-of-customer';
export { ticketsRoom } from './tickets-room';
