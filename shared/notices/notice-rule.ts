import { sideOf, type Role, type Side } from '../accounts/roles';

import type { NoticeGroup, noticeGroups } from './notice-groups';
import type { WechatTemplateName, wechatTemplates } from './wechat-templates';

/** Known without the source: `pool` is who takes new work now. */
export type StaffGroup = 'pool' | 'desk' | 'managers';
/** Only staff are ever in these. */
type StaffRecipients =
  | 'assignee'
  | 'former assignee'
  | 'offered'
  // of the call that it tells of; the desk while nobody has taken it
  | 'follow-up owner'
  | 'former follow-up owner'
  // of the task that it tells of; whoever holds the ticket where the customer's side owes it
  | 'task owner'
  | 'former task owner'
  | StaffGroup;
export type RecipientGroup = 'reporter' | 'followers' | StaffRecipients;

export type PushRule = {
  /** The templates that can carry it, best first. */
  via: readonly [WechatTemplateName, ...WechatTemplateName[]];
  /** At most five Chinese signs. */
  status: string;
  /** Minutes after which it is news no more and is not sent; quiet hours do not count. */
  within: number;
  /** What the reader should do, where a template has room for it. */
  hint?: string;
  /** Leaves the last credit to what matters more. */
  isMinor?: true;
  /** Says what is just now, so that quiet hours do count: it is never kept for the morning. */
  isMomentary?: true;
  /** Work depends on it: cannot be switched off and waits for no morning. */
  mustReach?: true;
};

type GroupFor<S extends Side> = {
  [Name in NoticeGroup]: S extends (typeof noticeGroups)[Name]['sides'][number] ? Name : never;
}[NoticeGroup];

type TemplateFor<S extends Side> = {
  [Name in WechatTemplateName]: S extends (typeof wechatTemplates)[Name]['to'] ? Name : never;
}[WechatTemplateName];

/** How one side hears of it. */
export type SideRule<S extends Side = Side> = {
  /** What people choose about. */
  group: GroupFor<S>;
  /** Null: not worth a WeChat push. */
  push: (PushRule & { via: readonly TemplateFor<S>[] }) | null;
};

type Page = {
  /** Of the mini-program. */
  page: string;
  /** Whether the page is told which source it is about. */
  withId: boolean;
};

/** Everything that is known of one kind of notice. */
export type NoticeRule = {
  /** What happened, as a title in the inbox; `{assignee}` is a name that its source knows. */
  words: string;
  /** The page that it opens. */
  opens: Page;
  /** Who must hear of it and cannot be reached is shown at the desk, and somebody else is told. */
  isVital?: true;
} & (
  | { to: readonly StaffRecipients[]; customer: null; staff: SideRule<'staff'> }
  // staff report, too
  | { to: readonly RecipientGroup[]; customer: SideRule<'customer'>; staff: SideRule<'staff'> }
);

export type NoticeRules = Readonly<Record<string, NoticeRule>>;

/** Null: nobody on that side hears of it, or has a choice. */
export function sideRule(rule: Pick<NoticeRule, Side>, role: Role): SideRule | null {
  return rule[sideOf(role)];
}

export function pushRule(rule: Pick<NoticeRule, Side>, role: Role): PushRule | null {
  return sideRule(rule, role)?.push ?? null;
}

/** Name in the words → how it reads. */
export type Names = Readonly<Record<string, string>>;

type Worded = Pick<NoticeRule, 'words'>;

/** What happened, with the names filled in. */
export function titleOf({ words }: Worded, names: Names): string {
  return words.replaceAll(placeholder, (_all, name: string) => names[name] ?? '');
}

/** Whom the words name. */
export function namesIn({ words }: Worded): string[] {
  return [...words.matchAll(placeholder)].flatMap(([, name]) => name ?? []);
}

const placeholder = /\{(\w+)\}/g;
