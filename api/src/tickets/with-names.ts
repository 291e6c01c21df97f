import { assertThat } from '#api/app-error';

import { assertRegion } from './assert-region';
import type { Step } from './step';
import type { Ticket } from './ticket';
import type { TicketDeps } from './ticket-deps';

type Corrected = Pick<Step, 'action' | 'body'>;
type Named = { id: string; name: string };

/** The product after a correction: another one may have other terms. */
export function productIn(step: Corrected): { productId?: string | null } {
  const { productId } = correctionsOf(step);
  return productId === undefined ? {} : { productId };
}

/**
 * What the timeline calls product and region before and after a correction.
 *
 * @throws {AppError} `ticket.product_not_found`, `request.invalid` for a region that is not there
 */
export async function withNames(deps: TicketDeps, ticket: Ticket, step: Step): Promise<Step> {
  const named = [
    ...(await productsOf(deps, ticket, step)),
    ...(await regionsOf(deps, ticket, step)),
  ];
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return names.size === 0 ? step : { ...step, names };
}

async function productsOf(deps: TicketDeps, { productId: was }: Ticket, step: Step) {
  const { productId: corrected } = correctionsOf(step);
  if (corrected === undefined) {
    return [];
  }
  const found = await namedIn(deps.product, [corrected, was]);
  const isThere = corrected === null || found.some(({ id }) => id === corrected);
  assertThat(isThere, 'ticket.product_not_found');
  return found;
}

async function regionsOf(deps: TicketDeps, { regionId: was = null }: Ticket, step: Step) {
  const { regionId: corrected } = correctionsOf(step);
  if (corrected === undefined) {
    return [];
  }
  await assertRegion(deps, corrected, 'corrections.regionId');
  return namedIn(deps.region, [corrected, was]);
}

type Find = (id: string) => Promise<Named | null>;

async function namedIn(find: Find, ids: readonly (string | null)[]): Promise<Named[]> {
  const found = await Promise.all(ids.filter((id) => id !== null).map(find));
  return found.filter((one) => one !== null);
}

function correctionsOf({ action, body }: Corrected): NonNullable<Step['body']['corrections']> {
  return action === 'correct' ? (body.corrections ?? {}) : {};
}
