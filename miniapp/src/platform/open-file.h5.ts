import { assetUrl } from '#miniapp/client/api-url';

import type { FileToOpen } from './file-to-open';

/** The browser shows or saves it. */
export function openFile({ url }: FileToOpen): Promise<void> {
  window.open(assetUrl(url), '_blank', 'noopener');
  return Promise.resolve();
}
