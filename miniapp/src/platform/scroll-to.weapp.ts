import { pageScrollTo } from '@tarojs/taro';

/** Brings the element with this id onto the screen, a little below the upper edge. */
export function scrollToElement(id: string) {
  pageScrollTo({ selector: `#${id}`, offsetTop: -80, duration: 180 }).catch(() => undefined);
}
