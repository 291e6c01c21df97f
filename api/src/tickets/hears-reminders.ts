import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';

/** Whether anything that is told to whoever reported it can reach them; not whoever never signed in, or may not any more. */
export async function hearsReminders(
  { people }: Pick<TicketDeps, 'people'>,
  { reporterId }: Pick<Ticket, 'reporterId'>,
): Promise<boolean> {
  const reporter = (await people([reporterId])).get(reporterId);
  return reporter !== undefined && reporter.isInWechat && !reporter.isBlocked;
}
