import type { EngineerProfile } from '#shared/directory/engineer-profile';
import type { CandidateReply } from '#shared/tickets/candidate-api';

import type { TicketDeps } from './ticket-deps';

type Skilled = Pick<EngineerProfile, 'skills'>;

/** How the skills of these people read, with the names of their products. */
export async function presentSkills(
  { product }: Pick<TicketDeps, 'product'>,
  people: readonly Skilled[],
): Promise<(person: Skilled) => CandidateReply['skills']> {
  const ids = people.flatMap(({ skills }) => skills.flatMap(({ productId }) => productId ?? []));
  const found = await Promise.all([...new Set(ids)].map((id) => product(id)));
  const products = new Map(
    found.flatMap((one) => (one ? [[one.id, { id: one.id, name: one.name }]] : [])),
  );
  return ({ skills }) =>
    skills.map(({ category, productId }) => ({
      category,
      product: productId === null ? null : (products.get(productId) ?? null),
    }));
}
