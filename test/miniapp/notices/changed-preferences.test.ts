import { changedPreferences } from '#miniapp/notices/changed-preferences';
import type { PreferencesBody, PreferencesReply } from '#shared/notices/preference-fields';

const fresh = { inbox: true, wechat: true, isLocked: false };
const known: PreferencesReply = {
  inbox: true,
  wechat: true,
  groups: {
    fresh,
    feedback: { inbox: true, wechat: null, isLocked: false },
  },
  quietHours: { isOn: false, from: '22:00', to: '08:00' },
};

it.each<[string, PreferencesBody, Partial<PreferencesReply>]>([
  ['a channel', { wechat: false }, { wechat: false }],
  [
    'one group',
    { groups: { fresh: { inbox: false } } },
    { groups: { ...known.groups, fresh: { inbox: false, wechat: true, isLocked: false } } },
  ],
  [
    'a group that WeChat never tells of',
    { groups: { feedback: { inbox: false } } },
    { groups: { fresh, feedback: { inbox: false, wechat: null, isLocked: false } } },
  ],
  ['a group that this person has not', { groups: { todo: { inbox: false } } }, {}],
  ['a time', { quietHours: { to: '07:00' } }, { quietHours: { ...known.quietHours, to: '07:00' } }],
  ['nothing', {}, {}],
])('shows the choice of %s and leaves the rest', (_what, body, expected) => {
  expect(changedPreferences(known, body)).toEqual({ ...known, ...expected });
});
