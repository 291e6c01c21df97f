import { jest } from '@jest/globals';

const did: string[] = [];
let canOpen = true;
Object.assign(globalThis, { HUISHENG_API_URL: 'https://api.example' });
jest.unstable_mockModule('@tarojs/taro', () => ({
  downloadFile: ({ url }: { url: string }) => {
    did.push(`download ${url}`);
    return Promise.resolve({ tempFilePath: 'tmp/1' });
  },
  openDocument: ({ filePath }: { filePath: string }) => {
    did.push(`show ${filePath}`);
    return canOpen ? Promise.resolve() : Promise.reject(new Error('openDocument:fail filetype'));
  },
  previewMedia: ({ sources }: { sources: { url: string }[] }) => {
    did.push(`play ${sources.map(({ url }) => url).join()}`);
    return Promise.resolve();
  },
  showToast: ({ title }: { title: string }) => Promise.resolve(did.push(`say ${title}`)),
}));
const { openFile } = await import('#miniapp/platform/open-file');

const file = (kind: 'document' | 'video') =>
  ({ url: '/api/v1/files/1', kind, name: '说明' }) as Parameters<typeof openFile>[0];

beforeEach(() => {
  did.length = 0;
});

it('plays a video from where it is, and fetches a document to show it', async () => {
  await openFile(file('video'));
  await openFile(file('document'));
  expect(did).toEqual([
    'play https://api.example/api/v1/files/1',
    'download https://api.example/api/v1/files/1',
    'show tmp/1',
  ]);
});

it('says where a file can be read that WeChat cannot show', async () => {
  canOpen = false;
  await openFile(file('document'));
  expect(did.at(-1)).toBe('say 这个文件请在电脑上打开');
});
