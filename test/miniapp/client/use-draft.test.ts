import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

/** What WeChat keeps when the mini-program is closed; `isFull` as its storage may be. */
const kept = new Map<string, string>();
let isFull = false;
const dropped: string[] = [];
jest.unstable_mockModule('@tarojs/taro', () => ({
  env: { USER_DATA_PATH: 'phone' },
  getFileSystemManager: () => ({
    unlink: ({ filePath }: { filePath: string }) => dropped.push(filePath),
  }),
  getStorageSync: (key: string) => kept.get(key) ?? '',
  removeStorageSync: (key: string) => kept.delete(key),
  setStorageSync: (key: string, text: string) => {
    if (isFull) {
      throw new Error('setStorageSync:fail the data size exceeds the maximum');
    }
    kept.set(key, text);
  },
}));
const { bounded } = await import('#miniapp/bounds');
const { useDraft } = await import('#miniapp/client/use-draft');

const empty = { note: '', isInternal: false };
const onPage = (name = 'note:t') => renderHook(() => useDraft(name, empty), {});
const type = (page: ReturnType<typeof onPage>, note: string) => {
  act(() => {
    page.now()[1]({ note, isInternal: true });
  });
};

beforeEach(() => {
  kept.clear();
  isFull = false;
});

it('brings back what was typed before the mini-program was closed', () => {
  const before = onPage();
  type(before, '已重启服务');
  before.leave();
  const after = onPage();
  expect(after.now()[0]).toEqual({ note: '已重启服务', isInternal: true });
  expect(onPage('note:other').now()[0]).toEqual(empty);
  after.leave();
});

it('forgets what was sent', () => {
  const page = onPage();
  type(page, '已重启服务');
  page.now()[2]();
  page.leave();
  expect(onPage().now()[0]).toEqual(empty);
});

it('begins with a field that an earlier version did not keep', () => {
  kept.set('draft:note:t', '{"note":"旧"}');
  expect(onPage().now()[0]).toEqual({ note: '旧', isInternal: false });
});

it.each(['{"note":', 'null', ''])('begins empty where %p was kept', (text) => {
  kept.set('draft:note:t', text);
  expect(onPage().now()[0]).toEqual(empty);
});

it('lets somebody type on where the storage is full', () => {
  isFull = true;
  const page = onPage();
  type(page, '写不下');
  expect(page.now()[0].note).toBe('写不下');
  page.leave();
});

it('keeps the drafts that were touched last, and none of the files of those that go', () => {
  kept.set('draft:pictures:old', '{"pictures":[{"key":"picture-1"}]}');
  kept.set('drafts', '["draft:pictures:old"]');
  for (let count = 0; count < bounded.draftsKept.most; count += 1) {
    const page = onPage(`note:${count}`);
    type(page, `草稿 ${count}`);
    type(page, `草稿 ${count}，改过`);
    page.leave();
  }
  expect(kept.has('draft:pictures:old')).toBe(false);
  expect(dropped).toEqual(['phone/picture-1.jpg']);
  expect(kept.has('draft:note:0')).toBe(true);
  expect([...kept.keys()].filter((key) => key.startsWith('draft:'))).toHaveLength(
    bounded.draftsKept.most,
  );
});
