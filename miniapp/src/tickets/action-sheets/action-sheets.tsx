import { RatingSheet, type GivenRating } from '#miniapp/ratings/rating-sheet';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import type { TicketActions } from '../use-ticket-actions';

import { ArriveSheet } from './arrive-sheet';
import { AssignSheet } from './assign-sheet';
import { NoteSheet } from './note-sheet';
import { ResolveSheet } from './resolve-sheet';

type ActionSheetsProps = { ticket: TicketReply; actions: TicketActions };

/** The form of the action that was begun, if it has one. */
export function ActionSheets({ ticket, actions }: ActionSheetsProps) {
  const form = actions.openForm;
  switch (form?.kind) {
    case undefined:
      return null;
    case 'note':
      return <NoteSheet ticketId={ticket.id} form={form} actions={actions} />;
    case 'resolve':
      return <ResolveSheet ticketId={ticket.id} actions={actions} />;
    case 'arrive':
      return (
        <ArriveSheet ticketId={ticket.id} address={ticket.visit?.address ?? ''} actions={actions} />
      );
    case 'assign':
      return <AssignSheet currentId={ticket.assignee?.id ?? null} actions={actions} />;
    case 'rate':
      return (
        <RatingSheet
          first={givenRating(ticket)}
          isRunning={actions.isRunning}
          error={actions.error}
          onSubmit={(rating) => void actions.act('rate', rating)}
          onClose={actions.close}
        />
      );
  }
}

function givenRating({ rating }: TicketReply): GivenRating | null {
  return (
    rating && { fixed: rating.fixed, stars: rating.stars, tags: rating.tags, note: rating.words }
  );
}
