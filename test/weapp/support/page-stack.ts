import path from 'node:path';

import type { MountedPage } from './framework';
import type { PackageFiles } from './package-files';

/** Pages beneath each other, as WeChat keeps them for WebView pages. */
const deepest = 10;
/** WeChat refuses a setData beyond this many bytes. */
const setDataLimit = 1024 * 1024;

export type OpenPage = MountedPage & { page: string; title: string };

type PageStackDeps = {
  files: PackageFiles;
  mount: (page: string) => MountedPage;
  onSetData: (page: string, size: number) => void;
};

/** Opens and closes pages in WeChat's order of lifecycle calls. */
export function createPageStack({ files, mount, onSetData }: PageStackDeps) {
  const pages: OpenPage[] = [];
  const top = () => pages.at(-1);

  function push(url: string) {
    const { page, query } = parseUrl(url, top()?.page);
    const mounted = mount(page);
    const { instance } = mounted;
    instance.route = page;
    instance.options = query;
    meterSetData(instance, (size) => {
      onSetData(page, size);
    });
    pages.push({
      ...mounted,
      page,
      title: files.config(page).navigationBarTitleText ?? files.appTitle,
    });
    instance.onLoad?.(query);
    instance.onShow?.();
    instance.onReady?.();
  }

  function pop() {
    const page = pages.pop();
    page?.instance.onUnload?.();
    page?.release();
  }

  function check(url: string) {
    const { page } = parseUrl(url, top()?.page);
    if (!files.pages.includes(page)) {
      throw new Error(`page "${page}" is not found`);
    }
    return page;
  }

  return {
    pages,
    top,
    navigateTo: (url: string) => {
      if (files.tabs.includes(check(url))) {
        throw new Error('can not navigateTo a tabbar page');
      }
      if (pages.length >= deepest) {
        throw new Error('webview count limit exceed');
      }
      top()?.instance.onHide?.();
      push(url);
    },
    redirectTo: (url: string) => {
      if (files.tabs.includes(check(url))) {
        throw new Error('can not redirectTo a tabbar page');
      }
      pop();
      push(url);
    },
    reLaunch: (url: string) => {
      check(url);
      while (pages.length > 0) {
        pop();
      }
      push(url);
    },
    switchTab: (url: string) => {
      if (!files.tabs.includes(check(url))) {
        throw new Error('can not switch to no-tabBar page');
      }
      while (pages.length > 0) {
        pop();
      }
      push(url);
    },
    navigateBack: (delta: number) => {
      if (pages.length === 1) {
        throw new Error('cannot navigate back at first page.');
      }
      for (let left = Math.min(delta, pages.length - 1); left > 0; left -= 1) {
        pop();
      }
      top()?.instance.onShow?.();
    },
  };
}
export type PageStack = ReturnType<typeof createPageStack>;

/** Relative to the page on top, values as they are: WeChat decodes nothing. */
export function parseUrl(url: string, from = '') {
  const [address = '', search = ''] = url.split('?');
  const page = address.startsWith('/')
    ? address.slice(1)
    : path.posix.join(path.posix.dirname(from), address);
  const pairs = search.split('&').filter(Boolean);
  const query = Object.fromEntries(
    pairs.map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')];
    }),
  );
  return { page, query };
}

/** The view thread gets JSON, nothing else; and not more of it than the limit. */
function meterSetData(instance: MountedPage['instance'], onSetData: (size: number) => void) {
  const original = instance.setData.bind(instance);
  instance.setData = (patch, done) => {
    const json = JSON.stringify(patch);
    onSetData(json.length);
    if (Buffer.byteLength(json) > setDataLimit) {
      throw new Error(`setData of ${json.length} characters is too large`);
    }
    original(JSON.parse(json) as Record<string, unknown>, done);
  };
}
