import { existsSync } from 'node:fs';

import { tabsAround, tabsOf } from '#miniapp/ui/bar-tabs';
import { kitWords } from '#miniapp/ui/words';
import { roles, type Role } from '#shared/accounts/roles';

describe('bottom bar', () => {
  test.each(roles)('%s finds four places that exist', (role) => {
    expect(tabsOf(role)).toHaveLength(4);
    for (const { path } of tabsOf(role)) {
      expect(existsSync(`miniapp/src/${path}.tsx`)).toBe(true);
    }
  });

  test.each(roles)('%s reads the inbox and finds their own page', (role) => {
    const labels = tabsOf(role).map(({ name }) => kitWords.tabs[name]);
    expect(labels.slice(-2)).toEqual(['消息', '我的']);
  });

  test('whoever may nothing finds only themselves', () => {
    expect(tabsOf('visitor' as Role).map(({ path }) => path)).toEqual(['accounts/me-page']);
  });

  test.each([
    ['work/pool-page', 'engineer'],
    ['desk/queue-page', 'dispatcher'],
    ['notices/inbox-page', 'customer'],
    ['tickets/ticket-page', 'customer'],
    [undefined, 'customer'],
  ] as const)('%s belongs to the bar of the %s until it is known who has come', (path, role) => {
    expect(tabsAround(path)).toBe(tabsOf(role));
  });
});
