import { fillTemplate } from '#shared/directory/fill-template';
import type { TemplateReply } from '#shared/directory/template-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { sayMoment } from '#shared/time/say-time';

type Moment = {
  ticket: Pick<TicketReply, 'contact' | 'number' | 'promise'>;
  /** Of whoever writes. */
  name: string;
  now: number;
};
type Reply = { id: string; title: string; words: string };

/** Quick replies as they read on this ticket; what speaks of a promise is no reply where nothing is promised. */
export function repliesFor(templates: readonly TemplateReply[], moment: Moment): Reply[] {
  const { ticket, name, now } = moment;
  const values = { customer: ticket.contact.name, ticketNumber: ticket.number, engineer: name };
  const promised = ticket.promise && sayMoment(ticket.promise.dueAt, now);
  return templates.flatMap((template) => {
    if (template.kind !== 'quick_reply') {
      return [];
    }
    const { id, title, text } = template;
    const words = fillTemplate(text, { ...values, time: promised ?? '' });
    const speaksOfTime = words !== fillTemplate(text, { ...values, time: `${promised ?? ''}?` });
    return promised === null && speaksOfTime ? [] : [{ id, title, words }];
  });
}
