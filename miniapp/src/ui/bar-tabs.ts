import { may, type Grant, type Role } from '#shared/accounts/roles';

import type { IconName } from './icon-sources';

type BarTab = { path: string; label: string; icon: IconName };
type RoleTabs = readonly [BarTab, ...BarTab[]];

const inbox: BarTab = { path: 'notices/inbox-page', label: '消息', icon: 'bell' };
const me: BarTab = { path: 'accounts/me-page', label: '我的', icon: 'me' };

const customerTabs: RoleTabs = [
  { path: 'tickets/home-page', label: '首页', icon: 'home' },
  { path: 'tickets/ticket-list-page', label: '工单', icon: 'tickets' },
  inbox,
  me,
];

/** One bottom bar for each kind of work, the most responsible first; the first page of each is where people start. */
const bars: readonly { for: Grant; tabs: RoleTabs }[] = [
  {
    for: 'dispatch tickets',
    tabs: [
      { path: 'desk/queue-page', label: '工作台', icon: 'desk' },
      { path: 'desk/all-tickets-page', label: '全部工单', icon: 'tickets' },
      inbox,
      me,
    ],
  },
  {
    for: 'solve tickets',
    tabs: [
      { path: 'work/work-page', label: '工作', icon: 'work' },
      { path: 'work/pool-page', label: '接单池', icon: 'pool' },
      inbox,
      me,
    ],
  },
  { for: 'report tickets', tabs: customerTabs },
];

/** A role without any grant sees only its own account. */
export function tabsOf(role: Role): RoleTabs {
  return bars.find((bar) => may(role, bar.for))?.tabs ?? [me];
}

/** The bar that a place belongs to, while it is not known who has come. */
export function tabsAround(path: string | undefined): RoleTabs {
  const around = bars.filter(({ tabs }) => tabs.some((tab) => tab.path === path));
  return around.at(-1)?.tabs ?? customerTabs;
}
