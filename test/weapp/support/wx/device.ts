import { answerable } from './answerable';

const screen = { windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667 };
const about = {
  ...screen,
  pixelRatio: 2,
  statusBarHeight: 20,
  safeArea: { left: 0, right: 375, top: 20, bottom: 667, width: 375, height: 647 },
};
const app = { SDKVersion: '3.7.0', version: '8.0.50', language: 'zh_CN', theme: 'light' };
const hardware = { brand: 'devtools', model: 'iPhone 8', system: 'iOS 17.0', platform: 'ios' };

type NetworkChange = { isConnected: boolean; networkType: string };

/** The phone: its screen, its network, what it can be asked about itself. */
export function deviceApi(firstNetwork = 'wifi') {
  let networkType = firstNetwork;
  const listeners = new Set<(change: NetworkChange) => void>();
  const api = {
    getSystemInfoSync: () => ({ ...about, ...app, ...hardware }),
    getSystemInfo: answerable('getSystemInfo', () => ({ ...about, ...app, ...hardware })),
    getSystemInfoAsync: answerable('getSystemInfoAsync', () => ({ ...about, ...app, ...hardware })),
    getWindowInfo: () => about,
    getAppBaseInfo: () => app,
    getDeviceInfo: () => hardware,
    getMenuButtonBoundingClientRect: () => ({
      ...{ left: 281, right: 368, top: 24, bottom: 56 },
      ...{ width: 87, height: 32 },
    }),
    canIUse: () => true,
    getNetworkType: answerable('getNetworkType', () => ({ networkType })),
    onNetworkStatusChange: (listen: (change: NetworkChange) => void) => {
      listeners.add(listen);
    },
    offNetworkStatusChange: (listen?: (change: NetworkChange) => void) => {
      if (listen) {
        listeners.delete(listen);
      } else {
        listeners.clear();
      }
    },
    makePhoneCall: answerable('makePhoneCall', () => undefined),
    setClipboardData: answerable('setClipboardData', () => undefined),
    vibrateShort: answerable('vibrateShort', () => undefined),
    onThemeChange: () => undefined,
    offThemeChange: () => undefined,
    onWindowResize: () => undefined,
    offWindowResize: () => undefined,
    onKeyboardHeightChange: () => undefined,
    offKeyboardHeightChange: () => undefined,
    hideKeyboard: answerable('hideKeyboard', () => undefined),
    nextTick: (job: () => void) => setTimeout(job),
    createSelectorQuery: selectorQuery,
    createIntersectionObserver: () => {
      const observer = {
        relativeTo: () => observer,
        relativeToViewport: () => observer,
        observe: () => undefined,
        disconnect: () => undefined,
      };
      return observer;
    },
  };
  return {
    api,
    isOnline: () => networkType !== 'none',
    changeNetwork: (next: string) => {
      networkType = next;
      listeners.forEach((listen) => {
        listen({ isConnected: next !== 'none', networkType: next });
      });
    },
  };
}

/** There is no layout here: every question gets the same box. */
function selectorQuery() {
  const box = { left: 0, top: 0, right: 100, bottom: 50, width: 100, height: 50 };
  const answers: unknown[] = [];
  const ask = (answer: unknown) => (done?: (result: unknown) => void) => {
    answers.push(answer);
    done?.(answer);
    return query;
  };
  const node = {
    boundingClientRect: ask(box),
    fields: (_fields: unknown, done?: (result: unknown) => void) => ask(box)(done),
    scrollOffset: ask({ scrollTop: 0, scrollLeft: 0 }),
    node: ask({ node: null }),
    context: ask({ context: {} }),
  };
  const query = {
    in: () => query,
    select: () => node,
    selectAll: () => node,
    selectViewport: () => node,
    exec: (done?: (results: unknown[]) => void) => {
      setTimeout(() => done?.(answers));
      return query;
    },
  };
  return query;
}
