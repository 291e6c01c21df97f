import { createSignal } from '#api/background/index';
import type { Room } from '#api/room';
import { followUpApi } from '#shared/follow-ups/follow-up-api';
import { taskApi } from '#shared/tasks/task-api';
import { boardApi } from '#shared/tickets/board-api';
import { candidateApi } from '#shared/tickets/candidate-api';
import { deskTicketApi } from '#shared/tickets/desk-ticket-api';
import { leaveWorkApi } from '#shared/tickets/leave-work-api';
import { similarApi } from '#shared/tickets/similar-api';
import { ticketApi } from '#shared/tickets/ticket-api';
import { workNumbersApi } from '#shared/tickets/work-numbers-api';
import { visitApi } from '#shared/visits/visit-api';

import { leaveToOthers } from './absence/leave-to-others';
import { dayRoutes } from './day/day-routes';
import { deskTicketRoutes } from './desk-ticket-routes';
import { followUpRoutes } from './follow-ups/follow-up-routes';
import { makeSegments } from './make-segments';
import { moveHistory } from './move-history';
import { recountNext } from './recount/recount-next';
import { taskRoutes } from './tasks/task-routes';
import type { TicketDeps } from './ticket-deps';
import { ticketNoticeOwner } from './ticket-notice-owner';
import { ticketRoutes } from './ticket-routes';
import { runTimers } from './timers/run-timers';

export function ticketsRoom(deps: TicketDeps): Room {
  return {
    contracts: {
      ...{ tickets: ticketApi, followUps: followUpApi },
      ...{ board: boardApi, candidates: candidateApi, tasks: taskApi, work: leaveWorkApi },
      deskTickets: deskTicketApi,
      ...{ similar: similarApi, visits: visitApi, workNumbers: workNumbersApi },
    },
    mount: (routes) => {
      ticketRoutes(routes, deps);
      deskTicketRoutes(routes, deps);
      followUpRoutes(routes, deps);
      dayRoutes(routes, deps);
      taskRoutes(routes, deps);
    },
    notices: [ticketNoticeOwner(deps)],
    queues: [
      { kind: 'history', step: () => moveHistory(deps), wokenBy: deps.historyDue },
      // nothing hurries: until then tickets are found one by one
      { kind: 'search', step: () => makeSegments(deps), wokenBy: createSignal() },
      { kind: 'recount', step: () => recountNext(deps), wokenBy: deps.termsChanged },
      { kind: 'timer', step: () => runTimers(deps), wokenBy: deps.timerDue },
      { kind: 'absence', step: () => leaveToOthers(deps), wokenBy: deps.dutyEnded },
    ],
  };
}
