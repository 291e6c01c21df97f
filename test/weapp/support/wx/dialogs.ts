import { answerable, WxFailure } from './answerable';

/** WeChat's own toasts, dialogs and sheets: what was shown is kept, the person agrees to what is asked. */
export function dialogApi(shown: string[]) {
  const show = (words: unknown) => {
    shown.push(String(words));
  };
  return {
    showToast: answerable('showToast', ({ title, icon }) => {
      // with an icon WeChat cuts the words after seven characters
      if (icon !== 'none' && String(title).length > 7) {
        throw new WxFailure(`title too long beside an icon: ${String(title)}`);
      }
      show(title);
    }),
    hideToast: answerable('hideToast', () => undefined),
    showLoading: answerable('showLoading', ({ title }) => {
      show(title);
    }),
    hideLoading: answerable('hideLoading', () => undefined),
    showModal: answerable('showModal', ({ title, content }) => {
      show([title, content].filter(Boolean).join(' '));
      return { confirm: true, cancel: false, content: '' };
    }),
    showActionSheet: answerable('showActionSheet', ({ itemList }) => {
      const items = Array.isArray(itemList) ? itemList : [];
      if (items.length === 0 || items.length > 6) {
        throw new WxFailure('parameter error: itemList should have 1 to 6 items');
      }
      show(items.join(' '));
      return { tapIndex: 0 };
    }),
  };
}
