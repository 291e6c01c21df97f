import type { ConsentScene } from '#miniapp/notices/consent/ask-for-news';
import type { IconName } from '#miniapp/ui/icon-sources';
import type { Side } from '#shared/accounts/roles';
import type { ActionBody } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';

type FormWords = {
  /** Title and button; left out, the action's own label. */
  title?: string;
  submit?: string;
  /** While it is being sent. */
  busy: string;
};

/** `label` and `hint` are those of the text. */
type NoteWords = FormWords & { label: string; hint: string };

/** A field of the action that is chosen from a few. */
export type NoteChoice = 'visibility' | 'channel' | 'outcome';

/** A form that asks for one text and, where it helps, pictures. */
export type NoteForm = {
  kind: 'note';
  words: () => NoteWords;
  hasNoPictures?: true;
  /** What is chosen beside the text. */
  choice?: NoteChoice;
  /** Staff say it again and again. */
  hasQuickReplies?: true;
  /** Which of the acceptance criteria are not met. */
  asksForUnmet?: true;
};

/** A sheet of its own; `action-sheets` has one component for each kind. */
export type OwnForm = {
  kind:
    | 'resolve'
    | 'arrive'
    | 'assign'
    | 'merge'
    | 'hand_over'
    | 'propose_visit'
    | 'pick_visit'
    | 'depart'
    | 'give follow-up'
    | 'postpone follow-up'
    | 'settle follow-up'
    | 'reschedule'
    | 'correct'
    | 'task'
    | 'end task'
    | 'criteria'
    | 'check criteria'
    | 'escalate';
  words: () => FormWords;
};

/** Rating has a frame of its own, in its room. */
type ActionForm = NoteForm | OwnForm | { kind: 'rate' };

/** `outcome` is left out where nobody ended it. */
export type PlacedTicket = Pick<TicketReply, 'appointment' | 'rating' | 'trip' | 'visit'> &
  Partial<Pick<TicketReply, 'outcome'>>;

/** By what of a ticket an action needs its form. */
export type FormedTicket = Partial<Pick<TicketReply, 'criteria'>>;

/** What of a ticket is spoken of once an action is through. */
export type Changed = Pick<TicketReply, 'assignee' | 'offer' | 'followUp'> &
  Partial<Pick<TicketReply, 'appointment'>>;

/**
 * Where an allowed action stands: `bar` is the one big button for the first of the table that asks for it, `beside` the
 * small one next to it, `block` in the block that it is about, everything else is under ⋯, what is rarely wanted at the end.
 */
export type Place = 'bar' | 'beside' | 'block' | 'more' | 'rare';

/**
 * How one action looks on the phone; what it says stands in `actionWords`, who may do it and when is decided by
 * `ticketActions`.
 */
export type PhoneAction = {
  icon: IconName;
  place: Place | ((ticket: PlacedTicket) => Place);
  /** Under ⋯ once the customer has rated; left out, the action's own label. */
  labelOnceRated?: () => string;
  /** It cannot be taken back: red, and the very last one under ⋯. */
  isDanger?: true;
  /** Left out, one tap is enough. */
  form?: ActionForm;
  /** Its form is for tickets like these; with others one tap is enough. Left out: for all. */
  hasForm?: (ticket: FormedTicket) => boolean;
  /** Said once the action is through, with the ticket as it is then; left out, the words of `actionWords`. */
  done?: (ticket: Changed, now: number) => string;
  /** Its form opens at once afterwards, and is the answer instead of `done`. */
  followedBy?: 'rate';
  /** After a name on the timeline: “陈志远 开始处理”; left out, the words of `actionWords`. */
  deed?: (entry: TimelineEntryReply, side: Side) => string;
  /** To this side it is our matter, not one colleague's. */
  isNamelessFor?: Side;
  /** Others may be faster: it is sent before anything is asked. */
  isSentFirst?: true;
  /** After which tap somebody wants to hear how it goes on. */
  scene?: ConsentScene | ((body: ActionBody, status: TicketReply['status']) => ConsentScene | null);
};
