import type { CallOutcome } from '#shared/follow-ups/call-outcomes';
import type { RatingAnswer } from '#shared/ratings/rating';
import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody, SubmitBody } from '#shared/tickets/ticket-api';

import type { When } from '../demo-clock';
import type { VisitOfStep } from '../visit-body';

import type { ProductKey } from './organizations';
import type { PersonKey } from './people';

/** Minutes in an hour and in a day. */
export const hour = 60;
export const day = 24 * hour;

export type StoryStep = VisitOfStep & {
  /** Minutes after the step before. */
  after: number;
  by: PersonKey | 'system';
  action: TicketAction;
  body: ActionBody;
  pictures?: string[];
  assignee?: PersonKey;
  /** A call is put off until, or a task is due, so many minutes after the demo was loaded. */
  dueIn?: number;
  /** The story whose ticket goes on when two are merged. */
  into?: string;
};

/** One ticket from its report to where it stands today. */
export type Story = {
  /** By which other stories speak of it. */
  name?: string;
  by: PersonKey;
  when: When;
  product?: ProductKey;
  pictures?: string[];
  report: Pick<SubmitBody, 'category' | 'description' | 'severity'> &
    Partial<Pick<SubmitBody, 'assetCode' | 'environment' | 'scope' | 'visit'>>;
  steps: StoryStep[];
};

type Doing = [action: TicketAction, note?: string, pictures?: string[]];

/** Any step that needs at most words and pictures. */
export function step(after: number, by: PersonKey, ...doing: Doing): StoryStep {
  const [action, note, pictures] = doing;
  const body = note === undefined ? {} : { note };
  return { after, by, action, body, ...(pictures && { pictures }) };
}

/** Takes the ticket and begins. */
export function takes(by: PersonKey, after: number, startsAfter = 5): StoryStep[] {
  return [step(after, by, 'accept'), step(startsAfter, by, 'start')];
}

/** Takes the ticket, calls at once and says what was learnt: the customer has heard of a person. */
export function answers(
  by: PersonKey,
  after: number,
  { callsAfter, note }: { callsAfter: number; note: string },
): StoryStep[] {
  return [
    step(after, by, 'accept'),
    { after: callsAfter, by, action: 'contact', body: { channel: 'phone', note } },
  ];
}

export function assigns(
  after: number,
  by: PersonKey,
  to: { assignee: PersonKey; note: string },
): StoryStep {
  return { after, by, action: 'assign', body: { note: to.note }, assignee: to.assignee };
}

/** A note for colleagues only. */
export function inside(after: number, by: PersonKey, note: string): StoryStep {
  return { after, by, action: 'note', body: { note, visibility: 'internal' } };
}

/** A note that the customer reads. */
export function tells(after: number, by: PersonKey, note: string): StoryStep {
  return { after, by, action: 'note', body: { note, visibility: 'customer' } };
}

export function arrives(
  after: number,
  by: PersonKey,
  place: { name: string; latitude: number; longitude: number },
): StoryStep {
  return { after, by, action: 'arrive', body: { place } };
}

type Found = { cause: string; solution: string; prevention?: string; pictures?: string[] };

export function solves(
  after: number,
  by: PersonKey,
  { pictures, ...resolution }: Found,
): StoryStep {
  return { after, by, action: 'resolve', body: { resolution }, ...(pictures && { pictures }) };
}

type Opinion = { fixed: RatingAnswer; stars: number; tags?: string[]; words?: string };

export function rates(
  after: number,
  by: PersonKey,
  { fixed, stars, tags = [], words }: Opinion,
): StoryStep {
  const note = words === undefined ? {} : { note: words };
  return { after, by, action: 'rate', body: { fixed, stars, tags, ...note } };
}

/** Calls once, after a bad rating, and notes what came of it. */
export function calls(
  after: number,
  by: PersonKey,
  { outcome, note = '' }: { outcome: CallOutcome; note?: string },
): StoryStep {
  return { after, by, action: 'settle_follow_up', body: { followUp: { id: '1', outcome }, note } };
}

/** To those who know more. */
export function escalates(
  after: number,
  by: PersonKey,
  { note, found }: { note: string; found: string },
): StoryStep {
  return { after, by, action: 'escalate', body: { note, found } };
}

/** Something that somebody will do, so many minutes after the demo was loaded; without an owner the customer’s side does it. */
export function owes(
  after: number,
  by: PersonKey,
  {
    assignee,
    dueIn,
    ...task
  }: { what: string; dueIn: number; isShown?: boolean } & (
    { assignee: PersonKey; party?: never } | { party: string; assignee?: never }
  ),
): StoryStep {
  return { after, by, action: 'add_task', body: { task }, dueIn, ...(assignee && { assignee }) };
}

/** What both sides are to call solved. */
export function proposes(after: number, by: PersonKey, ...texts: string[]): StoryStep {
  return { after, by, action: 'propose_criteria', body: { criteria: { texts } } };
}

/** Puts the promised call off. */
export function putsOff(
  after: number,
  by: PersonKey,
  { dueIn, note }: { dueIn: number; note: string },
): StoryStep {
  return { after, by, action: 'postpone_follow_up', body: { note }, dueIn };
}
