import { openPage } from '#miniapp/platform/navigation';
import { Button } from '#miniapp/ui/button';

import { deskWords } from './words';

/** From what failed to the ticket that it is about; nothing where it is about none. */
export function ToTicketButton({ ticketId }: { ticketId: string | null }) {
  if (ticketId === null) {
    return null;
  }
  return (
    <Button
      kind="text"
      size="small"
      narrow
      onTap={() => {
        openPage('tickets/ticket-page', { id: ticketId });
      }}
    >
      {deskWords.failures.toTicket}
    </Button>
  );
}
