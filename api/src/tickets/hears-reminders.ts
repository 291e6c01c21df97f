import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';

/** Whether anything that is told to whoever reported it can reach them; whoever never signed in has no account that could be told. */
export async function hearsReminders(
  { people }: Pick<TicketDeps, 'people'>,
  { reporterId }: Pick<Ticket, 'reporterId'>,
): Promise<boolean> {
  return (await people([reporterId])).get(reporterId)?.isInWechat ?? false;
}
