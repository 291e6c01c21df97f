import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useAction } from '#miniapp/client/use-action';
import { useQuery } from '#miniapp/client/use-query';
import { useSettled } from '#miniapp/client/use-settled';
import { replacePage } from '#miniapp/platform/navigation';
import { toast } from '#miniapp/ui/toast';
import { customerApi, type CustomerBrief } from '#shared/customers/customer-api';
import { hasWords } from '#shared/text/clean';
import { deskTicketApi, type FileBody } from '#shared/tickets/desk-ticket-api';

import { customerWords } from './words/customers';

type Filing = {
  channel: FileBody['channel'];
  phone: string;
  name: string;
  /** Somebody of those who have the number. */
  chosen: CustomerBrief | null;
  description: string;
  category: FileBody['category'] | null;
  severity: FileBody['severity'] | null;
  scope: FileBody['scope'];
  assetCode: string;
  address: string;
};

const blank: Filing = {
  ...{ channel: 'phone', phone: '', name: '', chosen: null, description: '' },
  ...{ category: null, severity: null, scope: 'me', assetCode: '', address: '' },
};

/** Digits from which on a number is looked for: each look counts. */
const enough = 7;

/** What the desk writes down for whoever called, and whom it found by the number. */
export function useFiling() {
  const [filing, setFiling] = useState(blank);
  const phone = useSettled(filing.phone.trim(), 600);
  const isWhole = phone.replaceAll(/\D/g, '').length >= enough;
  const found = useQuery(
    `callers:${phone}`,
    async () => (await call(customerApi.find, { query: { phone } })).items,
    { enabled: isWhole },
  );
  const sending = useAction((body: FileBody, idempotencyKey: string) =>
    call(deskTicketApi.file, { body, idempotencyKey }),
  );
  const people = isWhole ? found.data : undefined;
  const [only] = people?.length === 1 ? people : [];
  const person = people?.find(({ id }) => id === filing.chosen?.id) ?? only ?? null;
  const body = bodyOf(filing, person);
  const submit = async () => {
    const ticket = body && (await sending.run(body));
    if (ticket) {
      toast(customerWords.file.done(ticket.number));
      replacePage('tickets/ticket-page', { id: ticket.id });
    }
  };
  const change = (part: Partial<Filing>) => {
    setFiling((before) => ({ ...before, ...part }));
  };
  return { filing, change, people, person, submit, sending, isComplete: body !== null };
}

export type FilingForm = ReturnType<typeof useFiling>;

/** Null: something is still to be asked. */
function bodyOf(filing: Filing, person: CustomerBrief | null): FileBody | null {
  const { address, assetCode, category, channel, description, phone, scope, severity } = filing;
  const name = hasWords(filing.name) ? filing.name : (person?.name ?? '');
  if (![phone, name, description].every(hasWords) || category === null || severity === null) {
    return null;
  }
  return {
    ...{ channel, category, severity, scope, description },
    caller: { name, phone, ...(person && { customerId: person.id }) },
    ...(hasWords(assetCode) && { assetCode }),
    ...(hasWords(address) && { visit: { address, preferredTime: '' } }),
  };
}
