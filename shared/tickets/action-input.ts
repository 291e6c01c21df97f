import type { ErrorCode } from '../errors/error-codes';
import { outcomeRule, type CallOutcome } from '../follow-ups/call-outcomes';
import { hasWords } from '../text/clean';

import type { ActionNeed } from './action-needs';
import { ticketActions, type TicketAction } from './ticket-actions';

/** The parts of an action's body that a rule of the table may ask for. */
export type ActionInput = {
  note?: string | undefined;
  attachmentIds?: readonly string[] | undefined;
  assigneeId?: string | undefined;
  resolution?: { cause: string; solution: string; prevention?: string | undefined } | undefined;
  place?: { name: string } | undefined;
  survivorId?: string | undefined;
  channel?: string | undefined;
  outcome?: string | undefined;
  windows?: readonly unknown[] | undefined;
  window?: unknown;
  fixed?: string | undefined;
  stars?: number | undefined;
  promisedAt?: string | undefined;
  corrections?: object | undefined;
  followUp?: FollowUpInput | undefined;
  task?: TaskInput | undefined;
  criteria?: CriteriaInput | undefined;
};

type CriteriaInput = {
  texts?: readonly string[] | undefined;
  unmet?: readonly string[] | undefined;
};

type TaskInput = {
  id?: string | undefined;
  what?: string | undefined;
  ownerId?: string | undefined;
  party?: string | undefined;
  dueAt?: string | undefined;
};

type FollowUpInput = {
  id: string;
  ownerId?: string | undefined;
  dueAt?: string | undefined;
  outcome?: CallOutcome | undefined;
};

const present: Record<ActionNeed, { test: (input: ActionInput) => boolean; code: ErrorCode }> = {
  note: { test: hasNote, code: 'ticket.note_required' },
  'note or attachment': {
    test: (input) => hasNote(input) || (input.attachmentIds?.length ?? 0) > 0,
    code: 'ticket.note_or_attachment_required',
  },
  assignee: { test: (input) => Boolean(input.assigneeId), code: 'ticket.assignee_required' },
  channel: { test: (input) => Boolean(input.channel), code: 'ticket.channel_required' },
  outcome: { test: (input) => Boolean(input.outcome), code: 'ticket.outcome_required' },
  survivor: { test: (input) => Boolean(input.survivorId), code: 'ticket.survivor_required' },
  resolution: {
    test: ({ resolution }) =>
      hasWords(resolution?.cause ?? '') && hasWords(resolution?.solution ?? ''),
    code: 'ticket.resolution_required',
  },
  place: { test: (input) => hasWords(input.place?.name ?? ''), code: 'ticket.place_required' },
  windows: {
    test: ({ windows }) => (windows?.length ?? 0) > 0,
    code: 'visit.windows_required',
  },
  window: { test: ({ window }) => Boolean(window), code: 'visit.window_required' },
  'new time': { test: ({ promisedAt }) => Boolean(promisedAt), code: 'ticket.time_required' },
  corrections: {
    test: ({ corrections }) => Object.keys(corrections ?? {}).length > 0,
    code: 'ticket.correction_required',
  },
  rating: {
    test: (input) => Boolean(input.fixed && input.stars),
    code: 'rating.answer_required',
  },
  'follow-up': { test: ({ followUp }) => followUp !== undefined, code: 'follow_up.required' },
  'follow-up owner': {
    test: ({ followUp }) => Boolean(followUp?.ownerId),
    code: 'follow_up.owner_required',
  },
  'follow-up time': {
    test: ({ followUp }) => Boolean(followUp?.dueAt),
    code: 'follow_up.time_required',
  },
  'call outcome': {
    test: ({ followUp }) => followUp?.outcome !== undefined,
    code: 'follow_up.outcome_required',
  },
  'words of the call': {
    test: (input) => !needsWords(input) || hasNote(input),
    code: 'follow_up.words_required',
  },
  task: { test: ({ task }) => task?.id !== undefined, code: 'task.required' },
  'task details': { test: ({ task }) => isWhole(task), code: 'task.incomplete' },
  criteria: {
    test: ({ criteria }) => (criteria?.texts?.length ?? 0) > 0,
    code: 'criteria.required',
  },
};

/** The first thing the action still lacks, or null. Forms ask before sending, the API before acting. */
export function missingInput(action: TicketAction, input: ActionInput): ErrorCode | null {
  const need = ticketActions[action].needs?.find((name) => !present[name].test(input));
  return need ? present[need].code : null;
}

function needsWords({ followUp }: ActionInput): boolean {
  return followUp?.outcome !== undefined && outcomeRule(followUp.outcome).needsWords === true;
}

/** What, who and by when. */
function isWhole(task: TaskInput = {}): boolean {
  const { what = '', ownerId, party = '', dueAt } = task;
  return hasWords(what) && dueAt !== undefined && (ownerId !== undefined || hasWords(party));
}

function hasNote(input: ActionInput): boolean {
  return hasWords(input.note ?? '');
}
