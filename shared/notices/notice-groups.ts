import { may, sideOf, type Grant, type Role, type Side } from '../accounts/roles';

type GroupRule = {
  title: string;
  /** What it stands for, in the words of those who read it. */
  note: string;
  /** Who is offered the choice. */
  sides: readonly Side[];
  for: Grant;
};

/** What people choose about, in the order in which they are asked. Which notices belong to one, each kind says itself. */
export const noticeGroups = {
  todo: {
    title: '需要我处理',
    note: '请您补充信息、请您验收',
    sides: ['customer'],
    for: 'report tickets',
  },
  progress: {
    title: '处理进展',
    note: '受理、安排、出发、到达、新进展',
    sides: ['customer'],
    for: 'report tickets',
  },
  endings: {
    title: '完成与取消',
    note: '已完成、已取消、重新打开',
    sides: ['customer'],
    for: 'report tickets',
  },
  assigned: {
    title: '指派给我',
    note: '工单指派给我，或转给了同事',
    sides: ['staff'],
    for: 'solve tickets',
  },
  urgent: {
    title: '催单与支援',
    note: '客户催单、同事请求支援',
    sides: ['staff'],
    for: 'read every ticket',
  },
  returned: {
    title: '没解决、重开与取消',
    note: '客户说没解决、重新打开或取消',
    sides: ['staff'],
    for: 'read every ticket',
  },
  fresh: {
    title: '新工单',
    note: '有新的工单等人接',
    sides: ['staff'],
    for: 'read every ticket',
  },
  declined: {
    title: '同事退回',
    note: '工单需要重新安排',
    sides: ['staff'],
    for: 'dispatch tickets',
  },
  additions: {
    title: '补充与进展',
    note: '客户补充了信息、同事写了进展',
    sides: ['staff'],
    for: 'solve tickets',
  },
  messages: {
    title: '留言',
    note: '有人在工单里给您留言',
    sides: ['customer', 'staff'],
    for: 'report tickets',
  },
  feedback: {
    title: '完成与评价',
    note: '工单完成、客户评价',
    sides: ['staff'],
    for: 'solve tickets',
  },
  reported: {
    title: '我报告的工单',
    note: '受理、处理、验收',
    sides: ['staff'],
    for: 'report tickets',
  },
} as const satisfies Record<string, GroupRule>;

export type NoticeGroup = keyof typeof noticeGroups;
export const noticeGroupNames = Object.keys(noticeGroups) as [NoticeGroup, ...NoticeGroup[]];

/** What somebody of this role can choose about. */
export function groupsFor(role: Role): NoticeGroup[] {
  return noticeGroupNames.filter((name) => {
    const rule: GroupRule = noticeGroups[name];
    return rule.sides.includes(sideOf(role)) && may(role, rule.for);
  });
}
