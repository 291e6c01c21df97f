import type { Faults } from '../faults';

type Calls = { record: (api: string, options: unknown) => void };
type Api = Record<string, unknown>;

/** Asked for while starting, and truly absent on many phones. */
const mayBeAbsent = [
  'webpackJsonp',
  'cloud',
  'env',
  'getUpdateManager',
  'worklet',
  'toJSON',
  'then',
];

/**
 * WeChat has many more APIs than those given here. One that the package calls without a stand-in is a fault of the
 * test setup, and must be seen as one.
 */
const withoutStandIn = [
  ...['scanCode', 'chooseImage', 'chooseVideo', 'chooseLocation', 'getLocation', 'openLocation'],
  ...['saveFile', 'saveImageToPhotosAlbum'],
  ...[
    'getImageInfo',
    'getUserProfile',
    'getUserInfo',
    'chooseAddress',
    'requestPayment',
    'getClipboardData',
  ],
  ...['onSocketMessage', 'sendSocketMessage', 'authorize', 'getPrivacySetting'],
  ...['requirePrivacyAuthorize', 'openPrivacyContract', 'setScreenBrightness', 'setKeepScreenOn'],
  ...['showTabBar', 'hideTabBar', 'setTabBarBadge', 'removeTabBarBadge', 'showShareMenu'],
  ...['createAnimation', 'createCanvasContext', 'createInnerAudioContext', 'getRecorderManager'],
  ...['navigateToMiniProgram', 'openCustomerServiceChat', 'openEmbeddedMiniProgram', 'vibrateLong'],
];

/** The object that the package knows as `wx`. */
export function createWx(api: Api, { calls, faults }: { calls: Calls; faults: Faults }): Api {
  const missing = (name: string) => () => {
    faults.add('missing API', `wx.${name} was called, but this phone has no stand-in for it`);
    throw new Error(`wx.${name} is not available in this test`);
  };
  const recorded = Object.fromEntries(
    Object.entries(api).map(([name, value]) => [
      name,
      typeof value === 'function' ? recording(name, value as Call, calls) : value,
    ]),
  );
  const absent = Object.fromEntries(withoutStandIn.map((name) => [name, missing(name)]));
  return new Proxy<Api>(
    { ...absent, ...recorded },
    {
      get: (target, name) => {
        if (typeof name !== 'string' || name in target || mayBeAbsent.includes(name)) {
          return Reflect.get(target, name) as unknown;
        }
        return missing(name);
      },
    },
  );
}

type Call = (...args: unknown[]) => unknown;

function recording(name: string, call: Call, calls: Calls): Call {
  return (...args) => {
    calls.record(name, args.length > 1 ? args : args[0]);
    return call(...args);
  };
}
