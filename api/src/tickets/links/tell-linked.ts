import { actOnTicket } from '../act-on-ticket';
import type { Ticket } from '../ticket';
import type { TicketDeps } from '../ticket-deps';

/** How many mergers are followed: each ticket is merged once, and none into itself. */
const mostHops = 20;

/**
 * Tells another ticket that this one is linked to it. What it writes bears a key, so that telling again changes nothing. When
 * the other one was merged as well meanwhile, whoever reported this one can read where it goes on, too.
 */
export async function tellLinked(deps: TicketDeps, ticket: Ticket): Promise<void> {
  const { linkOwed } = ticket;
  let told = linkOwed && (await tell(deps, ticket, linkOwed.to));
  for (let hop = 0; linkOwed?.kind === 'absorb' && told?.mergedInto && hop < mostHops; hop += 1) {
    told = await tell(deps, ticket, told.mergedInto.id);
  }
}

function tell(deps: TicketDeps, ticket: Ticket, ticketId: string): Promise<Ticket> {
  const { followerIds, id, joinedReporterIds = [], linkOwed, number, reporterId } = ticket;
  const kind = linkOwed?.kind ?? 'again';
  return actOnTicket(deps, {
    ...{ ticketId, action: kind, actor: null, body: {} },
    idempotencyKey: `${kind}:${id}`,
    link: {
      ticket: { id, number },
      by: linkOwed?.by ?? reporterId,
      reporterIds: [reporterId, ...joinedReporterIds],
      followerIds,
    },
  });
}
