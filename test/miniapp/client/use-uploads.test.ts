import { jest } from '@jest/globals';

import type { KeptUpload } from '#miniapp/client/kept-uploads';
import type { LocalFile } from '#miniapp/platform/local-file';

import { act, renderHook } from '../../support/render-hook';

const file = (name: string): LocalFile => ({ path: `tmp/${name}`, name, size: 10 });
/** The files that the phone kept, by the picture's key. */
const files = new Map<string, LocalFile>();
let chosen: LocalFile[] = [];
let written = Promise.resolve();
jest.unstable_mockModule('#miniapp/platform/choose-pictures', () => ({
  choosePictures: () => Promise.resolve(chosen),
}));
jest.unstable_mockModule('#miniapp/platform/kept-files', () => ({
  keepFile: async (key: string, one: LocalFile) => {
    await written;
    files.set(key, { ...one, path: `kept/${one.name}` });
    return files.get(key);
  },
  reopenFile: (key: string) => Promise.resolve(files.get(key) ?? null),
  dropFile: (key: string) => Promise.resolve(void files.delete(key)),
}));
type Sending = { file: LocalFile; idempotencyKey: string; onProgress: (percent: number) => void };
const upload = jest.fn<(sending: Sending) => Promise<{ id: string }>>();
jest.unstable_mockModule('#miniapp/client/upload', () => ({ upload }));

const { ApiError } = await import('#miniapp/client/api-error');
const { useUploads } = await import('#miniapp/client/use-uploads');

const lostAnswer = new ApiError('network.timeout');
const settle = () => act(() => Promise.resolve());
let kept: KeptUpload[] = [];
const onPage = (first: KeptUpload[] = []) =>
  renderHook(() => useUploads(3, { first, onChange: (now) => (kept = now) }), {});
type Page = ReturnType<typeof onPage>;
const states = (page: Page) => page.now().grid.uploads.map(({ state }) => state);
const keys = () => upload.mock.calls.map(([{ idempotencyKey }]) => idempotencyKey);
async function add(page: Page, ...names: string[]) {
  chosen = names.map(file);
  page.now().grid.onAdd();
  await settle();
  await settle();
}

beforeEach(() => {
  upload
    .mockReset()
    .mockImplementation((sending) => Promise.resolve({ id: `id-${sending.file.name}` }));
  files.clear();
  kept = [];
});

it('sends the chosen pictures and gives their ids, no more than may be', async () => {
  const page = onPage();
  await add(page, 'a', 'b', 'c', 'd');
  expect(states(page)).toEqual(['sent', 'sent', 'sent']);
  expect(page.now().attachmentIds).toEqual(['id-a', 'id-b', 'id-c']);
  page.leave();
});

it('sends again under the same key what may have arrived, when asked or by itself', async () => {
  upload.mockRejectedValueOnce(lostAnswer).mockRejectedValueOnce(lostAnswer);
  const page = onPage();
  await add(page, 'a');
  expect([states(page), page.now().problem]).toEqual([['failed'], lostAnswer.title]);
  page.now().grid.onRetry(page.now().grid.uploads[0]?.key ?? '');
  await settle();
  expect(states(page)).toEqual(['failed']);
  page.now().retryUnsettled();
  await settle();
  expect([states(page), page.now().problem]).toEqual([['sent'], undefined]);
  expect(new Set(keys()).size).toBe(1);
  page.leave();
});

it('sends nothing by itself that the API refused, and uses a new key when asked', async () => {
  upload.mockRejectedValueOnce(new ApiError('attachment.too_large'));
  const page = onPage();
  await add(page, 'a');
  expect(page.now().refused).toHaveLength(1);
  page.now().retryUnsettled();
  await settle();
  expect(upload).toHaveBeenCalledTimes(1);
  page.now().grid.onRetry(page.now().grid.uploads[0]?.key ?? '');
  await settle();
  expect(new Set(keys()).size).toBe(2);
  page.leave();
});

it('goes on with the same sending when the form is opened again', async () => {
  upload.mockRejectedValueOnce(lostAnswer);
  const before = onPage();
  await add(before, 'a', 'b');
  before.leave();
  const after = onPage(kept);
  await settle();
  await settle();
  expect(states(after)).toEqual(['sent', 'sent']);
  expect(after.now().attachmentIds).toEqual(['id-a', 'id-b']);
  // b had arrived; a went again under its first key, from the file that the phone kept
  expect(upload).toHaveBeenCalledTimes(3);
  expect(keys()[2]).toBe(keys()[0]);
  expect(upload.mock.lastCall?.[0].file.path).toBe('kept/a');
  after.leave();
});

it('says that a picture is lost which neither side has, and sends the others', async () => {
  upload.mockRejectedValueOnce(lostAnswer);
  const before = onPage();
  await add(before, 'a', 'b');
  before.leave();
  files.clear();
  const after = onPage(kept);
  await settle();
  expect(states(after)).toEqual(['lost', 'sent']);
  expect(after.now().lostWords).toContain('1 张');
  expect([after.now().attachmentIds, after.now().keys]).toEqual([['id-b'], [kept[1]?.key]]);
  after.leave();
});

it('sends all anew, under new keys, when the server has removed them', async () => {
  const page = onPage();
  await add(page, 'a', 'b');
  upload.mockImplementation((sending) => Promise.resolve({ id: `new-${sending.file.name}` }));
  let ids: string[] = [];
  await act(async () => {
    ids = await page.now().attach(true);
  });
  expect(ids).toEqual(['new-a', 'new-b']);
  expect(new Set(keys()).size).toBe(4);
  page.leave();
});

it('takes a picture out, of the form and of the phone', async () => {
  const page = onPage();
  await add(page, 'a', 'b');
  act(() => {
    page.now().grid.onRemove(page.now().grid.uploads[0]?.key ?? '');
  });
  expect(page.now().attachmentIds).toEqual(['id-b']);
  expect([...files.values()].map(({ name }) => name)).toEqual(['b']);
  expect(kept.map(({ name }) => name)).toEqual(['b']);
  page.leave();
});

it('belongs to the form from the moment it was chosen, before the phone has kept it', async () => {
  let write = (): void => undefined;
  written = new Promise((resolve) => {
    write = resolve;
  });
  const page = onPage();
  await act(() => {
    void page.now().add([file('signature')]);
    return Promise.resolve();
  });
  expect([page.now().isSending, states(page)]).toEqual([true, []]);
  write();
  await settle();
  await settle();
  expect([page.now().isSending, states(page)]).toEqual([false, ['sent']]);
  page.leave();
});
