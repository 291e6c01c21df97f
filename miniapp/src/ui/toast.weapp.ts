import { showToast } from '@tarojs/taro';

/** A short word that needs no answer: 已提交. It outlives the page that says it. */
export function toast(words: string) {
  void showToast({ title: words, icon: 'none', duration: 2200 });
}
