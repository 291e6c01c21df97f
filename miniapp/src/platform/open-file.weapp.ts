import { downloadFile, openDocument, previewMedia, showToast } from '@tarojs/taro';

import { assetUrl } from '#miniapp/client/api-url';

import type { FileToOpen } from './file-to-open';
import { platformWords } from './words';

/** Plays a video, shows documents in WeChat's own reader (which knows no plain text). */
export async function openFile({ url, kind, fileType }: FileToOpen): Promise<void> {
  try {
    if (kind === 'video') {
      await previewMedia({ sources: [{ url: assetUrl(url), type: 'video' }] });
      return;
    }
    const { tempFilePath } = await downloadFile({ url: assetUrl(url) });
    await openDocument({ filePath: tempFilePath, showMenu: true, ...(fileType && { fileType }) });
  } catch {
    void showToast({ title: platformWords.files.onlyOnComputer, icon: 'none' });
  }
}
