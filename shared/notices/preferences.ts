import { isStaff, type Role } from '../accounts/roles';

import type { NoticeGroup } from './notice-groups';
import { isLocked } from './notice-kinds';
import { sideRule, type NoticeRule } from './notice-rule';
import type { QuietHours } from './quiet-hours';

/** The ways of being told that people choose between. */
export type PreferenceChannel = 'inbox' | 'wechat';

/** As stored: what is left out is as usual. */
export type NoticePreferences = Record<PreferenceChannel, boolean> & {
  groups?: Partial<Record<NoticeGroup, Partial<Record<PreferenceChannel, boolean>>>>;
  quietHours?: Partial<QuietHours>;
};

type Person = { role: Role; preferences: NoticePreferences };

/** Whether somebody is told of this in this way: their choice, but staff always hear what work depends on. */
export function wants(person: Person, rule: NoticeRule, channel: PreferenceChannel): boolean {
  const side = sideRule(rule, person.role);
  return side ? wantsGroup(person, side.group, channel) : person.preferences[channel];
}

function wantsGroup(
  { role, preferences }: Person,
  group: NoticeGroup,
  channel: PreferenceChannel,
): boolean {
  return isLocked(group, role) || (preferences[channel] && isChosen(preferences, group, channel));
}

/** What was chosen for a group, whatever was chosen for its channel. */
export function isChosen(
  { groups }: Pick<NoticePreferences, 'groups'>,
  group: NoticeGroup,
  channel: PreferenceChannel,
): boolean {
  return groups?.[group]?.[channel] ?? true;
}

/** Customers sleep at night; staff work in shifts and say so themselves. */
export function quietHoursOf({ role, preferences }: Person): QuietHours {
  return { isOn: !isStaff(role), from: '22:00', to: '08:00', ...preferences.quietHours };
}
