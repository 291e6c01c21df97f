import { groupsFor } from '#shared/notices/notice-groups';
import { isLocked, isPushed } from '#shared/notices/notice-kinds';
import type { PreferencesReply } from '#shared/notices/preference-fields';
import { isChosen, quietHoursOf } from '#shared/notices/preferences';

import type { User } from './user';

/** Every choice of a person, those too that they never made. */
export function presentPreferences({
  role,
  preferences,
}: Pick<User, 'preferences' | 'role'>): PreferencesReply {
  const groups = groupsFor(role).map((group) => {
    const locked = isLocked(group, role);
    const inbox = locked || isChosen(preferences, group, 'inbox');
    const wechat = locked || isChosen(preferences, group, 'wechat');
    return [
      group,
      { inbox, wechat: isPushed(group, role) ? wechat : null, isLocked: locked },
    ] as const;
  });
  return {
    inbox: preferences.inbox,
    wechat: preferences.wechat,
    groups: Object.fromEntries(groups),
    quietHours: quietHoursOf({ role, preferences }),
  };
}
