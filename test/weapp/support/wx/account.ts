import { answerable, WxFailure, type WxOptions } from './answerable';

const mostTemplates = 3;

/** Who the person is and what they agree to. */
export function accountApi(loginCode: string) {
  return {
    login: answerable('login', () => ({ code: loginCode })),
    checkSession: answerable('checkSession', () => undefined),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    getSetting: answerable('getSetting', () => ({
      authSetting: {},
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    })),
    openSetting: answerable('openSetting', () => ({ authSetting: {} })),
    requestSubscribeMessage: answerable('requestSubscribeMessage', ({ tmplIds }: WxOptions) => {
      const ids = Array.isArray(tmplIds) ? tmplIds.map(String) : [];
      if (ids.length === 0) {
        throw new WxFailure('requestSubscribeMessage:fail empty tmplIds', { errCode: 10_001 });
      }
      if (ids.length > mostTemplates) {
        throw new WxFailure('Templates count out of max bounds', { errCode: 20_003 });
      }
      return Object.fromEntries(ids.map((id) => [id, 'accept']));
    }),
  };
}
