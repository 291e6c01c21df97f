import { assertThat } from '#api/app-error';

import type { Effect } from '../step';
import type { Ticket } from '../ticket';

import { bindingCriteria, type Criteria, type Criterion } from './task';

/** All of them anew: what was agreed before no longer holds. */
export const proposeCriteria: Effect = ({ seq }, { body }) => {
  const texts = body.criteria?.texts ?? [];
  const items = texts.map((text, index) => ({ id: String(index + 1), text, isMet: null }));
  return {
    fields: { criteria: { seq: seq + 1, state: 'proposed', items, checkId: null } },
    entry: { criteria: items.map(saidOf) },
  };
};

export const agreeCriteria: Effect = ({ criteria }) => {
  assertThat(criteria, 'ticket.action_not_allowed');
  return { fields: { criteria: { ...criteria, state: 'agreed' } } };
};

/** The reporter wants other ones: these bind nobody any more. */
export const questionCriteria: Effect = ({ criteria }) => {
  assertThat(criteria, 'ticket.action_not_allowed');
  return { fields: { criteria: { ...criteria, state: 'questioned' } } };
};

/**
 * Each is ticked, or it is accepted all the same, in so many words. Silence ticks none.
 *
 * @throws {AppError} `criteria.not_met`
 */
export const confirm: Effect = (ticket, { actor, body }) => {
  const binding = bindingCriteria(ticket);
  if (!binding || actor === null) {
    return {};
  }
  const { met = [], isAnyway = false } = body.criteria ?? {};
  const items = binding.items.map((one) => ({ ...one, isMet: met.includes(one.id) }));
  assertThat(isAnyway || items.every(({ isMet }) => isMet), 'criteria.not_met');
  return judged(binding, items);
};

/** A rejection may say which are not met; of the others it says nothing. */
export const reject: Effect = (ticket, { body }) => {
  const binding = bindingCriteria(ticket);
  const { unmet = [] } = body.criteria ?? {};
  if (!binding || unmet.length === 0) {
    return {};
  }
  const items = binding.items.map((one) => ({
    ...one,
    isMet: unmet.includes(one.id) ? false : null,
  }));
  return judged(binding, items);
};

/** What is worked on again has to be looked at again. */
export function unjudged({ criteria }: Ticket) {
  return criteria
    ? { criteria: { ...criteria, items: criteria.items.map((one) => ({ ...one, isMet: null })) } }
    : {};
}

function judged(criteria: Criteria, items: Criterion[]): ReturnType<Effect> {
  const said = items.filter(({ isMet }) => isMet !== null);
  return { fields: { criteria: { ...criteria, items } }, entry: { criteria: said.map(saidOf) } };
}

function saidOf({ text, isMet }: Criterion) {
  return { text, isMet };
}
