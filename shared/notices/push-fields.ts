import { ticketSeverities, type TicketSeverity } from '../tickets/ticket-words';

import type { PushRule } from './notice-rule';
import { templateWords } from './template-words';
import type { WechatTemplateName, wechatTemplates } from './wechat-templates';

/** What a push can say. */
export type PushFacts = {
  /** How people call what it is about: a ticket’s number. */
  number: string;
  /** The first words of what it is about. */
  problem: string;
  status: string;
  /** What happened, in one line. */
  title: string;
  /** The words of the step. */
  text: string;
  organization: string;
  urgency: string;
  hint: string;
  at: Date;
};

type Sources = {
  [Name in WechatTemplateName]: Record<
    keyof (typeof wechatTemplates)[Name]['fields'],
    keyof PushFacts
  >;
};

/** Template → field → what stands there. The sender cuts each to what WeChat takes. */
const sources: Sources = {
  progress: {
    character_string1: 'number',
    thing2: 'problem',
    phrase3: 'status',
    time4: 'at',
    thing5: 'title',
  },
  ask: { character_string1: 'number', thing2: 'problem', thing3: 'text', time4: 'at' },
  resolved: {
    character_string1: 'number',
    thing2: 'problem',
    thing3: 'text',
    time4: 'at',
    thing5: 'hint',
  },
  task: {
    character_string1: 'number',
    thing2: 'problem',
    thing3: 'organization',
    phrase4: 'urgency',
    time5: 'at',
  },
  urge: { character_string1: 'number', thing2: 'problem', thing3: 'text', time4: 'at' },
};

/** What a push is about. */
type Told = {
  sourceName: string;
  title: string;
  text: string;
  createdAt: Date;
  about: {
    description: string;
    severity: TicketSeverity | null;
    organizationName: string | null;
  };
};

export function pushFacts(
  { sourceName, about, title, text, createdAt }: Told,
  { status, hint }: Pick<PushRule, 'hint' | 'status'>,
): PushFacts {
  return {
    number: sourceName,
    problem: about.description,
    ...{ status, title, text },
    organization: about.organizationName ?? templateWords.standsAlone,
    urgency: about.severity === null ? '' : ticketSeverities[about.severity].short,
    hint: hint ?? '',
    at: createdAt,
  };
}

/** The fields of a template, filled. */
export function pushFields(
  template: WechatTemplateName,
  facts: PushFacts,
): Record<string, PushFacts[keyof PushFacts]> {
  return Object.fromEntries(
    Object.entries(sources[template]).map(([field, source]) => [field, facts[source]]),
  );
}
