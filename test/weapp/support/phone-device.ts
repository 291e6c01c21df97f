import {
  attribute,
  htmlOf,
  findByWords,
  findField,
  findOpenType,
  fire,
  isTag,
  textsOf,
} from './elements';
import { createFaults, packageConsole } from './faults';
import { createFramework, glassEasel, type Definition } from './framework';
import { readPackage } from './package-files';
import { createPageStack, parseUrl, type OpenPage } from './page-stack';
import { setAhead } from './phone-clock';
import type { PhoneCommands, PhoneSettings } from './protocol';
import { createScriptRealm } from './script-realm';
import { accountApi } from './wx/account';
import { WxFailure } from './wx/answerable';
import { deviceApi } from './wx/device';
import { dialogApi } from './wx/dialogs';
import { createFiles } from './wx/files';
import { mediaApi } from './wx/media';
import { navigationApi } from './wx/navigation';
import { networkApi } from './wx/network';
import { storageApi } from './wx/storage';
import { createWx } from './wx/wx';

type AppConfig = Partial<Record<'onLaunch' | 'onShow' | 'onHide', (options?: unknown) => void>>;

/** One phone: WeChat around the built package, from the start of the app to its last page. */
export function startPhone(settings: PhoneSettings): PhoneCommands {
  setAhead(settings.ahead ?? 0);
  const faults = createFaults();
  watchProcess(faults.add);
  glassEasel.addGlobalErrorListener((error) => {
    faults.add('component framework', error);
    return false;
  });

  const files = readPackage(settings.packageFolder);
  const recorded: { api: string; options: unknown }[] = [];
  const shown: string[] = [];
  const biggestSetData: Record<string, number> = {};
  const definitions: { latest: Definition } = { latest: {} };
  const framework = createFramework(files, (script) => {
    realm.run(script);
    return definitions.latest;
  });
  const stack = createPageStack({
    files,
    mount: framework.mount,
    onSetData: (page, size) => {
      biggestSetData[page] = Math.max(biggestSetData[page] ?? 0, size);
    },
  });

  const launch = parseUrl(`/${settings.launch ?? files.firstPage}`);
  const device = deviceApi(settings.network);
  const phoneFiles = createFiles(settings.memory);
  const network = networkApi({
    addressOf: (url) => testAddress(url, settings),
    isOnline: device.isOnline,
    files: phoneFiles,
  });
  const finger = { isDown: false };
  const account = accountApi({ ...settings, isTapped: () => finger.isDown });
  const api = {
    ...{ ...device.api, ...network, ...phoneFiles.api, ...mediaApi(settings, phoneFiles) },
    ...{ ...storageApi(settings.memory), ...dialogApi(shown) },
    ...{ ...account.api, ...navigationApi(stack, launch) },
  };
  const calls = {
    record: (name: string, options: unknown) => recorded.push({ api: name, options }),
  };
  const app: { config: AppConfig } = { config: {} };
  const define = (definition: Definition) => {
    definitions.latest = definition;
  };
  const realm = createScriptRealm(files, {
    wx: createWx(api, { calls, faults }),
    console: packageConsole(faults),
    App: (config: AppConfig) => {
      app.config = config;
    },
    getApp: () => app.config,
    getCurrentPages: () => stack.pages.map(({ instance }) => instance),
    Page: define,
    Component: define,
    Behavior: (definition: Definition) => definition,
    requirePlugin: () => undefined,
    __wxConfig: {},
  });

  const started = { path: launch.page, query: launch.query, scene: 1001 };
  realm.run('app');
  app.config.onLaunch?.(started);
  app.config.onShow?.(started);
  stack.reLaunch(`/${settings.launch ?? files.firstPage}`);

  const top = (): OpenPage => {
    const page = stack.top();
    if (!page) {
      throw new Error('no page is open');
    }
    return page;
  };
  return {
    open: (url) => {
      stack.reLaunch(url);
    },
    tap: (words, nth) => {
      const found = findByWords(top().root, words, nth);
      finger.isDown = true;
      try {
        press(found);
      } finally {
        finger.isDown = false;
      }
    },
    type: (field, text) => {
      enter(findField(top().root, field), text);
    },
    compose: (field, text, isCommitted) => {
      compose(findField(top().root, field), text, isCommitted);
    },
    pick: (field, value) => {
      fire(findField(top().root, field), 'change', { value });
    },
    grant: (openType, detail) => {
      fire(findOpenType(top().root, openType), openType.toLowerCase(), detail);
    },
    pullDown: () => {
      if (!files.config(top().page).enablePullDownRefresh) {
        throw new Error(`${top().page} does not pull down`);
      }
      top().instance.onPullDownRefresh?.();
    },
    reachBottom: () => {
      top().instance.onReachBottom?.();
    },
    back: () => {
      stack.navigateBack(1);
    },
    background: () => {
      top().instance.onHide?.();
      app.config.onHide?.();
    },
    foreground: () => {
      app.config.onShow?.(started);
      top().instance.onShow?.();
    },
    network: device.changeNetwork,
    pass: setAhead,
    consents: account.changeHabit,
    html: () => htmlOf(top().root),
    screen: () => ({
      routes: stack.pages.map(({ page }) => page),
      title: top().title,
      texts: textsOf(top().root),
      biggestSetData,
      shown,
      faults: faults.list,
    }),
    calls: (name) => recorded.filter((call) => call.api === name).map(({ options }) => options),
  };
}

type Element = Parameters<typeof fire>[0];

function press(node: Element) {
  if (isTag(node, 'SWITCH')) {
    fire(node, 'change', { value: attribute(node, 'checked') === null });
    return;
  }
  fire(node, 'tap', { x: 1, y: 1 });
}

function enter(field: Element, text: string) {
  fire(field, 'focus', { value: '', height: 300 });
  fire(field, 'input', { value: text, cursor: text.length });
  fire(field, 'blur', { value: text, cursor: text.length });
}

function compose(field: Element, text: string, isCommitted: boolean) {
  fire(field, 'keyboardcompositionstart', {});
  fire(field, 'input', { value: text, cursor: text.length });
  if (isCommitted) {
    fire(field, 'keyboardcompositionend', {});
  }
}

/** Only the address that the package was built for is known here; WeChat would refuse any other domain. */
function testAddress(url: string, { builtApiUrl, apiUrl }: PhoneSettings): string {
  if (!url.startsWith(`${builtApiUrl}/`)) {
    throw new WxFailure(`url not in domain list: ${url}`);
  }
  return apiUrl + url.slice(builtApiUrl.length);
}

function watchProcess(add: (kind: string, cause: unknown) => void) {
  process.on('uncaughtException', (error) => {
    add('uncaught error', error);
  });
  process.on('unhandledRejection', (reason) => {
    add('unhandled rejection', reason);
  });
}
