import { jest } from '@jest/globals';

const requestSubscribeMessage = jest.fn<() => Promise<Record<string, unknown>>>();
const getSetting = jest.fn<() => Promise<unknown>>();
jest.unstable_mockModule('@tarojs/taro', () => ({
  requestSubscribeMessage,
  getSetting,
  openSetting: () => Promise.reject(new Error('openSetting:fail')),
}));
const { askToSubscribe, openNoticeSettings, readMainSwitch } =
  await import('#miniapp/platform/subscribe');

const templates = ['one', 'two', 'three'].map((templateId) => ({ templateId, title: templateId }));

it('gives the answer to each template that was asked for, and nothing else of the reply', async () => {
  requestSubscribeMessage.mockResolvedValueOnce({
    ...{ one: 'accept', two: 'reject', three: 'a word of a later version' },
    ...{ other: 'accept', errMsg: 'requestSubscribeMessage:ok' },
  });
  expect(await askToSubscribe(templates)).toEqual({
    kind: 'answered',
    results: { one: 'accept', two: 'reject' },
  });
});

it.each([
  [{ errMsg: 'requestSubscribeMessage:fail cancel' }, 'cancelled'],
  [{ errMsg: 'requestSubscribeMessage:fail main switch is switched off' }, 'unavailable'],
  [new Error('no network'), 'unavailable'],
])('takes %j for %s, and never rejects', async (failure, kind) => {
  requestSubscribeMessage.mockRejectedValueOnce(failure);
  expect(await askToSubscribe(templates)).toEqual({ kind });
});

it.each([
  ['is off', { subscriptionsSetting: { mainSwitch: false } }, false],
  ['is on', { subscriptionsSetting: { mainSwitch: true } }, true],
  ['is unknown to an older phone', {}, true],
])('knows when the main switch %s', async (_case, setting, isOn) => {
  getSetting.mockResolvedValueOnce(setting);
  expect(await readMainSwitch()).toBe(isOn);
});

it('believes in the switch where WeChat does not answer, and survives closed settings', async () => {
  getSetting.mockRejectedValueOnce(new Error('getSetting:fail'));
  expect(await readMainSwitch()).toBe(true);
  await expect(openNoticeSettings()).resolves.toBeUndefined();
});
