import { isStaff, may, sideOf, type Grant, type Role, type Side } from '../accounts/roles';

import type { NoticeKind } from './notice-kinds';
import { pushRule } from './push-rules';

type GroupRule = {
  title: string;
  /** What it stands for, in the words of those who read it. */
  note: string;
  /** Who is offered the choice; a kind belongs to one group of each side at most. */
  sides: readonly Side[];
  for: Grant;
  kinds: readonly NoticeKind[];
};

/** What people choose about, in the order in which they are asked: nobody decides about nineteen kinds. */
export const noticeGroups = {
  todo: {
    title: '需要我处理',
    note: '请您补充信息、请您验收',
    sides: ['customer'],
    for: 'report tickets',
    kinds: ['ask', 'resolve'],
  },
  progress: {
    title: '处理进展',
    note: '受理、安排、出发、到达、新进展',
    sides: ['customer'],
    for: 'report tickets',
    kinds: ['accept', 'assign', 'start', 'depart', 'arrive', 'note'],
  },
  endings: {
    title: '完成与取消',
    note: '已完成、已取消、重新打开',
    sides: ['customer'],
    for: 'report tickets',
    kinds: ['confirm', 'cancel', 'reopen'],
  },
  assigned: {
    title: '指派给我',
    note: '工单指派给我，或转给了同事',
    sides: ['staff'],
    for: 'solve tickets',
    kinds: ['assign'],
  },
  urgent: {
    title: '催单与支援',
    note: '客户催单、同事请求支援',
    sides: ['staff'],
    for: 'read every ticket',
    kinds: ['urge', 'escalate'],
  },
  returned: {
    title: '没解决、重开与取消',
    note: '客户说没解决、重新打开或取消',
    sides: ['staff'],
    for: 'read every ticket',
    kinds: ['reject', 'reopen', 'cancel'],
  },
  fresh: {
    title: '新工单',
    note: '有新的工单等人接',
    sides: ['staff'],
    for: 'read every ticket',
    kinds: ['submit'],
  },
  declined: {
    title: '同事退回',
    note: '工单需要重新安排',
    sides: ['staff'],
    for: 'dispatch tickets',
    kinds: ['decline'],
  },
  additions: {
    title: '补充与进展',
    note: '客户补充了信息、同事写了进展',
    sides: ['staff'],
    for: 'solve tickets',
    kinds: ['answer', 'note'],
  },
  messages: {
    title: '留言',
    note: '有人在工单里给您留言',
    sides: ['customer', 'staff'],
    for: 'report tickets',
    kinds: ['message'],
  },
  feedback: {
    title: '完成与评价',
    note: '工单完成、客户评价',
    sides: ['staff'],
    for: 'solve tickets',
    kinds: ['confirm', 'rate'],
  },
  reported: {
    title: '我报告的工单',
    note: '受理、处理、验收',
    sides: ['staff'],
    for: 'report tickets',
    kinds: ['accept', 'start', 'depart', 'arrive', 'ask', 'resolve'],
  },
} as const satisfies Record<string, GroupRule>;

export type NoticeGroup = keyof typeof noticeGroups;
export const noticeGroupNames = Object.keys(noticeGroups) as [NoticeGroup, ...NoticeGroup[]];

/** What somebody of this role can choose about. */
export function groupsFor(role: Role): NoticeGroup[] {
  return noticeGroupNames.filter((name) => isOnSideOf(name, role) && may(role, ruleOf(name).for));
}

/** Undefined: nobody on this side hears of it, or has a choice. */
export function groupOf(kind: NoticeKind, role: Role): NoticeGroup | undefined {
  return noticeGroupNames.find(
    (name) => isOnSideOf(name, role) && ruleOf(name).kinds.includes(kind),
  );
}

/** Work depends on it: it cannot be switched off. */
export function isLocked(group: NoticeGroup, role: Role): boolean {
  return ruleOf(group).kinds.every((kind) => pushRule(kind, isStaff(role))?.mustReach);
}

/** Whether anything of it is worth a WeChat push. */
export function isPushed(group: NoticeGroup, role: Role): boolean {
  return ruleOf(group).kinds.some((kind) => pushRule(kind, isStaff(role)) !== null);
}

function isOnSideOf(group: NoticeGroup, role: Role): boolean {
  return ruleOf(group).sides.includes(sideOf(role));
}

function ruleOf(group: NoticeGroup): GroupRule {
  return noticeGroups[group];
}
