import { may, sideOf, type Grant, type Role, type Side } from '../accounts/roles';

type GroupRule = {
  /** Who is offered the choice. */
  sides: readonly Side[];
  for: Grant;
};

/** What people choose about, in the order in which they are asked; its words are `noticeGroupWords`. Which notices belong to one, each kind says itself. */
export const noticeGroups = {
  todo: {
    sides: ['customer'],
    for: 'report tickets',
  },
  progress: {
    sides: ['customer'],
    for: 'report tickets',
  },
  visits: {
    sides: ['customer'],
    for: 'report tickets',
  },
  endings: {
    sides: ['customer'],
    for: 'report tickets',
  },
  assigned: {
    sides: ['staff'],
    for: 'solve tickets',
  },
  urgent: {
    sides: ['staff'],
    for: 'read every ticket',
  },
  times: {
    sides: ['staff'],
    for: 'read every ticket',
  },
  returned: {
    sides: ['staff'],
    for: 'read every ticket',
  },
  fresh: {
    sides: ['staff'],
    for: 'solve tickets',
  },
  declined: {
    sides: ['staff'],
    for: 'dispatch tickets',
  },
  followUps: {
    sides: ['staff'],
    for: 'dispatch tickets',
  },
  tasks: {
    sides: ['staff'],
    for: 'read every ticket',
  },
  additions: {
    sides: ['staff'],
    for: 'solve tickets',
  },
  messages: {
    sides: ['customer', 'staff'],
    for: 'report tickets',
  },
  feedback: {
    sides: ['staff'],
    for: 'solve tickets',
  },
  setup: {
    sides: ['staff'],
    for: 'set up the service',
  },
  reported: {
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
