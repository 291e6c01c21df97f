import { jest } from '@jest/globals';

import type { LocalFile } from '#miniapp/platform/local-file';

import { act, renderHook } from '../../support/render-hook';

const kept = new Map<string, unknown>();
const files = new Map<string, LocalFile>();
let isOnline = true;
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => isOnline }));
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: (key: string) => kept.get(key) ?? null,
  keep: (key: string, value: unknown) => (value === null ? kept.delete(key) : kept.set(key, value)),
}));
jest.unstable_mockModule('#miniapp/platform/choose-pictures', () => ({
  choosePictures: () => Promise.resolve([{ path: 'tmp/1', name: '1.png', size: 10 }]),
}));
jest.unstable_mockModule('#miniapp/platform/kept-files', () => ({
  keepFile: (key: string, file: LocalFile) => {
    files.set(key, file);
    return Promise.resolve(file);
  },
  reopenFile: (key: string) => Promise.resolve(files.get(key) ?? null),
  dropFile: (key: string) => Promise.resolve(void files.delete(key)),
}));
const upload = jest.fn<() => Promise<{ id: string }>>();
jest.unstable_mockModule('#miniapp/client/upload', () => ({ upload }));
const { ApiError } = await import('#miniapp/client/api-error');
const { useKeptPictures } = await import('#miniapp/tickets/action-sheets/use-kept-pictures');

const settle = async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    await act(() => Promise.resolve());
  }
};
const onSheet = (name = 'resolve:t') => renderHook(() => useKeptPictures(name), {});
async function withPicture() {
  const sheet = onSheet();
  sheet.now().grid.onAdd();
  await settle();
  return sheet;
}

beforeEach(() => {
  kept.clear();
  files.clear();
  isOnline = true;
  upload.mockReset().mockResolvedValue({ id: 'a' });
});

it('brings the pictures back to the form of this action, and to no other', async () => {
  (await withPicture()).leave();
  const again = onSheet();
  await settle();
  expect(again.now().attachmentIds).toEqual(['a']);
  expect(upload).toHaveBeenCalledTimes(1);
  const other = onSheet('resolve:u');
  expect(other.now().grid.uploads).toEqual([]);
  again.leave();
  other.leave();
});

it('sends by itself, when the network is back, what did not arrive', async () => {
  isOnline = false;
  upload.mockRejectedValueOnce(new ApiError('network.unreachable'));
  const sheet = await withPicture();
  expect([sheet.now().attachmentIds, sheet.now().problem]).toEqual([[], expect.any(String)]);
  isOnline = true;
  sheet.redraw({});
  await settle();
  expect([sheet.now().attachmentIds, sheet.now().problem]).toEqual([['a'], undefined]);
  sheet.leave();
});

it('leaves nothing on the phone once they were sent with the action', async () => {
  const sheet = await withPicture();
  sheet.now().forget();
  sheet.leave();
  expect([kept.size, files.size]).toEqual([0, 0]);
});
