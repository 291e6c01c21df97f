import { call } from '#miniapp/client/call';
import { useAction } from '#miniapp/client/use-action';
import { useDraft } from '#miniapp/client/use-draft';
import { replacePage } from '#miniapp/platform/navigation';
import { toast } from '#miniapp/ui/toast';
import { hasWords } from '#shared/text/clean';
import { deskTicketApi, type FileBody } from '#shared/tickets/desk-ticket-api';

import { blankFiling, type Filing } from './filing';
import { useCaller } from './use-caller';
import { customerWords } from './words/customers';

/** What the desk writes down for whoever called; it stays when the page is left before it was sent. */
export function useFiling() {
  const [filing, setFiling, forget] = useDraft('file-ticket', blankFiling);
  const caller = useCaller(filing);
  const sending = useAction((body: FileBody, idempotencyKey: string) =>
    call(deskTicketApi.file, { body, idempotencyKey }),
  );
  const body = bodyOf(filing, caller);
  const submit = async () => {
    const ticket = body && (await sending.run(body));
    if (ticket) {
      forget();
      toast(customerWords.file.done(ticket.number));
      replacePage('tickets/ticket-page', { id: ticket.id });
    }
  };
  const change = (part: Partial<Filing>) => {
    setFiling({ ...filing, ...part });
  };
  return { ...caller, filing, change, submit, sending, isComplete: body !== null };
}

export type FilingForm = ReturnType<typeof useFiling>;

type Who = Pick<ReturnType<typeof useCaller>, 'knownPhone' | 'organization' | 'person'>;

/** Null: something is still to be asked. */
function bodyOf(filing: Filing, who: Who): FileBody | null {
  const caller = callerOf(filing, who);
  const { category, channel, description, scope, severity } = filing;
  const isAsked = [caller.phone, caller.name, description].every(hasWords);
  return !isAsked || category === null || severity === null
    ? null
    : { ...{ channel, category, severity, scope, description, caller }, ...placeIn(filing) };
}

/** Whoever was found is called as we know them. */
function callerOf({ name, phone }: Filing, { knownPhone, organization, person }: Who) {
  const isWithout = organization !== null && !person?.organization;
  return {
    name: person?.name ?? name,
    phone: hasWords(phone) ? phone : (knownPhone ?? ''),
    ...(person && { customerId: person.id }),
    ...(isWithout && { organizationId: organization.id }),
  };
}

function placeIn({ address, assetCode, productId, regionId }: Filing) {
  return {
    ...(productId !== null && { productId }),
    ...(regionId !== null && { regionId }),
    ...(hasWords(assetCode) && { assetCode }),
    ...(hasWords(address) && { visit: { address, preferredTime: '' } }),
  };
}
