import { call } from '#miniapp/client/call';
import { useQuery } from '#miniapp/client/use-query';
import { useSettled } from '#miniapp/client/use-settled';
import { customerApi, type CustomerBrief } from '#shared/customers/customer-api';

import type { Filing } from './filing';

/** Digits from which on a number is looked for, and signs of a name: each look counts. */
const enough = { digits: 7, signs: 2 };
/** Milliseconds after the last key. */
const pause = 600;

/** Whom the desk means, by number or by name, and what is known of them. */
export function useCaller({ chosen, name, organization, phone }: Filing) {
  const asked = useSettled(searchOf(phone.trim(), name.trim()), pause);
  const found = useQuery(
    `callers:${asked}`,
    async () => (await call(customerApi.find, { query: queryOf(asked) })).items,
    { enabled: asked !== '' },
  );
  const people = asked === '' ? undefined : found.data;
  const person = chosen ?? onlyOne(people, asked);
  const known = useQuery(
    `customer:${person?.id ?? ''}`,
    () => call(customerApi.show, { params: { id: person?.id ?? '' } }),
    { enabled: person !== null },
  );
  const served = person?.organization ?? organization;
  return {
    ...{ people, person },
    organization: served,
    /** Of whoever was found by name. */
    knownPhone: person ? (known.data?.phone ?? null) : null,
  };
}

/** A number that is long enough leads, else a name; as one word, so that it settles as one. */
function searchOf(phone: string, name: string): string {
  if (phone.replaceAll(/\D/g, '').length >= enough.digits) {
    return `phone:${phone}`;
  }
  return name.length >= enough.signs ? `name:${name}` : '';
}

function queryOf(asked: string) {
  const words = asked.slice(asked.indexOf(':') + 1);
  return asked.startsWith('phone:') ? { phone: words } : { q: words };
}

/** A number that one person has is theirs; a name may be anybody’s. */
function onlyOne(people: readonly CustomerBrief[] | undefined, asked: string) {
  const [first = null, second] = people ?? [];
  return asked.startsWith('phone:') && second === undefined ? first : null;
}
