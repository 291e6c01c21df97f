import { may, type Grant, type Role } from '#shared/accounts/roles';

import type { IconName } from './icon-sources';
import type { kitWords } from './words';

/** `name` leads to its words. */
type BarTab = { path: string; name: keyof typeof kitWords.tabs; icon: IconName };
type RoleTabs = readonly [BarTab, ...BarTab[]];

const inbox: BarTab = { path: 'notices/inbox-page', name: 'inbox', icon: 'bell' };
const me: BarTab = { path: 'accounts/me-page', name: 'me', icon: 'me' };

const customerTabs: RoleTabs = [
  { path: 'tickets/home-page', name: 'home', icon: 'home' },
  { path: 'tickets/ticket-list-page', name: 'tickets', icon: 'tickets' },
  inbox,
  me,
];

/** One bottom bar for each kind of work, the most responsible first; the first page of each is where people start. */
const bars: readonly { for: Grant; tabs: RoleTabs }[] = [
  {
    for: 'dispatch tickets',
    tabs: [
      { path: 'desk/queue-page', name: 'desk', icon: 'desk' },
      { path: 'desk/all-tickets-page', name: 'allTickets', icon: 'tickets' },
      inbox,
      me,
    ],
  },
  {
    for: 'solve tickets',
    tabs: [
      { path: 'work/work-page', name: 'work', icon: 'work' },
      { path: 'work/pool-page', name: 'pool', icon: 'pool' },
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
