import { jest } from '@jest/globals';

type Access = { path?: string; success: () => void; fail: () => void };
type Copy = Access & { srcPath: string; destPath: string };
/** What lies on the phone; `isFull` as it may be. */
const disk = new Set<string>();
let isFull = false;
jest.unstable_mockModule('@tarojs/taro', () => ({
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getFileSystemManager: () => ({
    copyFile: ({ srcPath, destPath, success, fail }: Copy) => {
      if (isFull || !disk.has(srcPath)) {
        fail();
      } else {
        disk.add(destPath);
        success();
      }
    },
    access: ({ path = '', success, fail }: Access) => {
      (disk.has(path) ? success : fail)();
    },
    unlink: ({ filePath, success, fail }: Access & { filePath: string }) => {
      (disk.delete(filePath) ? success : fail)();
    },
  }),
}));
const { dropFile, keepFile, reopenFile } = await import('#miniapp/platform/kept-files');

const chosen = { path: 'wxfile://tmp/1.png', name: '1.png', size: 10 };

beforeEach(() => {
  disk.clear();
  disk.add(chosen.path);
  isFull = false;
});

it('keeps a picture beyond this run, in which WeChat clears what was only chosen', async () => {
  const kept = await keepFile('key', chosen);
  disk.delete(chosen.path);
  expect(await reopenFile('key', kept)).toEqual({ ...chosen, path: 'wxfile://usr/key.jpg' });
});

it('goes on with the chosen file where the phone is full', async () => {
  isFull = true;
  expect(await keepFile('key', chosen)).toEqual(chosen);
});

it('says that a file is gone', async () => {
  const kept = await keepFile('key', chosen);
  await dropFile('key');
  expect(await reopenFile('key', kept)).toBeNull();
  await expect(dropFile('key')).resolves.toBeUndefined();
});
