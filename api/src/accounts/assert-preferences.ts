import { AppError } from '#api/app-error';
import type { FieldError } from '#shared/errors/error-codes';
import { groupsFor, noticeGroupNames, type NoticeGroup } from '#shared/notices/notice-groups';
import { isLocked, isPushed } from '#shared/notices/notice-kinds';
import type { PreferencesBody } from '#shared/notices/preference-fields';
import { quietHoursOf } from '#shared/notices/preferences';

import type { User } from './user';
import { accountWords } from './words';

type Chooser = Pick<User, 'preferences' | 'role'>;

/** @throws {AppError} `request.invalid`, naming each choice that this person does not have */
export function assertPreferences(user: Chooser, change: PreferencesBody): void {
  const errors = [
    ...noticeGroupNames.flatMap((group) => groupErrors(user, group, change.groups?.[group])),
    ...quietErrors(user, change.quietHours),
  ];
  if (errors.length > 0) {
    throw new AppError('request.invalid', { errors });
  }
}

function groupErrors(
  { role }: Chooser,
  group: NoticeGroup,
  choice: NonNullable<PreferencesBody['groups']>[NoticeGroup],
): FieldError[] {
  const path = `preferences.groups.${group}`;
  if (!choice) {
    return [];
  }
  if (!groupsFor(role).includes(group)) {
    return [{ path, message: accountWords.notYourGroup }];
  }
  const off = (['inbox', 'wechat'] as const).filter((channel) => choice[channel] === false);
  if (isLocked(group, role)) {
    return off.map((channel) => ({
      path: `${path}.${channel}`,
      message: accountWords.lockedGroup,
    }));
  }
  return choice.wechat === undefined || isPushed(group, role)
    ? []
    : [{ path: `${path}.wechat`, message: accountWords.neverPushed }];
}

function quietErrors({ role, preferences }: Chooser, change: PreferencesBody['quietHours']) {
  if (!change) {
    return [];
  }
  const quietHours = { ...quietHoursOf({ role, preferences }), ...change };
  return quietHours.from === quietHours.to
    ? [{ path: 'preferences.quietHours.to', message: accountWords.emptyQuietHours }]
    : [];
}
