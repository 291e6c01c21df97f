import type { Role } from '#shared/accounts/roles';

import type { IconName } from './icon-sources';

type BarTab = { path: string; label: string; icon: IconName };
type RoleTabs = readonly [BarTab, ...BarTab[]];

const inbox: BarTab = { path: 'notifications/inbox-page', label: '消息', icon: 'bell' };
const me: BarTab = { path: 'accounts/me-page', label: '我的', icon: 'me' };

const deskTabs: RoleTabs = [
  { path: 'desk/queue-page', label: '工作台', icon: 'desk' },
  { path: 'desk/all-tickets-page', label: '全部工单', icon: 'tickets' },
  inbox,
  me,
];

/** One bottom bar per role; the first page of each is where that role starts. */
export const barTabs: Record<Role, RoleTabs> = {
  customer: [
    { path: 'tickets/home-page', label: '首页', icon: 'home' },
    { path: 'tickets/ticket-list-page', label: '工单', icon: 'tickets' },
    inbox,
    me,
  ],
  engineer: [
    { path: 'work/work-page', label: '工作', icon: 'work' },
    { path: 'work/pool-page', label: '接单池', icon: 'pool' },
    inbox,
    me,
  ],
  dispatcher: deskTabs,
  manager: deskTabs,
};

/** The bar that a place belongs to, while it is not known who has come. */
export function tabsAround(path: string | undefined): RoleTabs {
  const all = Object.values(barTabs);
  return all.find((tabs) => tabs.some((tab) => tab.path === path)) ?? barTabs.customer;
}
