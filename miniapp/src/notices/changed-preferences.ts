import { noticeGroupNames } from '#shared/notices/notice-groups';
import type { PreferencesBody, PreferencesReply } from '#shared/notices/preference-fields';

/** As they will be once the API has taken over what was just chosen. */
export function changedPreferences(
  known: PreferencesReply,
  { inbox, wechat, groups, quietHours }: PreferencesBody,
): PreferencesReply {
  const chosen = noticeGroupNames.flatMap((name) => {
    const group = known.groups[name];
    const choice = groups?.[name];
    return group && choice
      ? [
          [
            name,
            {
              inbox: choice.inbox ?? group.inbox,
              wechat: choice.wechat ?? group.wechat,
              isLocked: group.isLocked,
            },
          ] as const,
        ]
      : [];
  });
  return {
    inbox: inbox ?? known.inbox,
    wechat: wechat ?? known.wechat,
    groups: { ...known.groups, ...Object.fromEntries(chosen) },
    quietHours: {
      isOn: quietHours?.isOn ?? known.quietHours.isOn,
      from: quietHours?.from ?? known.quietHours.from,
      to: quietHours?.to ?? known.quietHours.to,
    },
  };
}
