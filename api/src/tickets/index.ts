export { actOnTicket } from './act-on-ticket';
export { confirmSilentTickets } from './confirm-silent-tickets';
export { submitTicket } from './submit-ticket';
export { ticketNumbers } from './ticket-number-repository';
export {
  ticketOutbox,
  type OutboxBatch,
  type OwedNotification,
  type TicketOutbox,
} from './ticket-outbox-repository';
export { ticketRepository } from './ticket-repository';
export { ticketRoutes } from './ticket-routes';
export type { TicketDeps, TicketPorts } from './ticket-deps';
