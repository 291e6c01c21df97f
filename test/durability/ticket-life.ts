import type { SignedIn } from '../support/api-client';

export type Cast = Record<'customer' | 'engineer', SignedIn>;

/** One thing that somebody wants to happen exactly once. */
export type Intention = {
  key: string;
  token: string;
  path: string;
  body: Record<string, unknown>;
  /** The timeline entry that it must leave, and its words. */
  kind: string;
  text: string;
};

type Step = { by: keyof Cast; action: string; body: (words: string) => Record<string, unknown> };

const note = (words: string) => ({ note: words });
const nothing = () => ({});

/** A ticket's whole life, with things said and done on the way. */
const steps: Step[] = [
  { by: 'engineer', action: 'accept', body: nothing },
  { by: 'customer', action: 'message', body: note },
  { by: 'engineer', action: 'start', body: nothing },
  { by: 'engineer', action: 'note', body: (words) => ({ note: words, visibility: 'internal' }) },
  { by: 'engineer', action: 'note', body: (words) => ({ note: words, visibility: 'customer' }) },
  { by: 'engineer', action: 'ask', body: note },
  { by: 'customer', action: 'answer', body: note },
  { by: 'engineer', action: 'message', body: note },
  {
    by: 'engineer',
    action: 'resolve',
    body: (words) => ({ resolution: { cause: '断电', solution: words } }),
  },
  { by: 'customer', action: 'reject', body: note },
  {
    by: 'engineer',
    action: 'resolve',
    body: (words) => ({ resolution: { cause: '断电', solution: words } }),
  },
  { by: 'customer', action: 'confirm', body: nothing },
  { by: 'customer', action: 'rate', body: () => ({ fixed: 'yes', stars: 5 }) },
];

export const stepsPerLife = steps.length + 1;

export function submission(cast: Cast, name: string): Intention {
  return {
    key: `${name}-submit`,
    token: cast.customer.token,
    path: '/tickets',
    body: {
      category: 'error',
      description: name,
      severity: 'minor',
      contact: { name: '林晓', phone: '13800138000' },
    },
    kind: 'submit',
    text: name,
  };
}

/** What follows the submission, in order. */
export function lifeOf(cast: Cast, name: string, ticketId: string): Intention[] {
  return steps.map(({ by, action, body }, index) => {
    const text = `${name} ${index}`;
    return {
      key: `${name}-${index}`,
      token: cast[by].token,
      path: `/tickets/${ticketId}/actions/${action}`,
      body: body(text),
      kind: action,
      text,
    };
  });
}
